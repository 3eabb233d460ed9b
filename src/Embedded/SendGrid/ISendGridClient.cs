using SendGrid.Helpers.Mail;

namespace SendGrid;

public interface ISendGridClient
{
    Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default);
}
