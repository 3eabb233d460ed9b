namespace CE4BIG.Functions.Mail;

/// <summary>What became of the mails that waited.</summary>
/// <param name="Any">Whether there were any.</param>
/// <param name="Pending">Whether some still wait, since the provider did not take them.</param>
public readonly record struct SendResult(bool Any, bool Pending);
