namespace CE4BIG.Pages.Mail;

/// <summary>A text and what it is.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">The text.</param>
public readonly record struct LabelledText(string Label, string Text);
