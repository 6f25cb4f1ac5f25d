using System.Globalization;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Sends what a preview shows to the owner who looks at it, so that he sees it in his own mail program.</summary>
public sealed class SendTestMail(IUnitOfWork unit, IMailStore mails, ISiteAddress site, IIds ids, IOrganisationStore organisation, TimeProvider clock)
{
    private const int MostADay = 30;

    /// <summary>To nobody but himself. Problems: <c>process-owners-only</c> (403), <c>no-mail-address</c> (409), <c>too-many-test-mails</c> (409).</summary>
    /// <param name="key">The template.</param>
    /// <param name="preview">What it would become; it holds no link that decides.</param>
    /// <param name="owner">Who looks at it.</param>
    public Task<Result<MailMessage>> RunAsync(string key, RenderedMail preview, Person owner, CancellationToken cancellationToken) =>
        unit.RunAsync<Result<MailMessage>>(async token =>
        {
            if (!(await organisation.CurrentAsync(token)).HasRole(owner.Id, Roles.ProcessOwner))
                return Problem.Forbidden("process-owners-only");
            if (owner.Mail.Length == 0)
                return Problem.Conflict("no-mail-address");
            var template = $"test/{key}";
            if (await mails.CountSinceAsync(owner.Id, template, clock.GetUtcNow() - TimeSpan.FromDays(1), token) >= MostADay)
                return Problem.Conflict("too-many-test-mails", ("max", MostADay.ToString(CultureInfo.InvariantCulture)));
            var id = ids.New();
            var mail = new MailMessage
            {
                Id = id,
                MessageId = SendMail.MessageId(template, id, owner.Id, site.MailDomain),
                TemplateKey = template,
                ToPersonId = owner.Id,
                ToAddress = owner.Mail,
                ToName = MailLanguage.Name(owner, owner.Language),
                Subject = SendMail.SubjectOf(preview, "[测试 Test] "),
                Text = preview.Text,
                Html = preview.Html,
                CreatedAt = clock.GetUtcNow(),
            };
            await mails.AddAsync(mail, token);
            return mail;
        }, cancellationToken);
}
