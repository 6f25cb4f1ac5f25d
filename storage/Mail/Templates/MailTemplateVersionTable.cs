using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Mail.Templates;

namespace WorkflowCrm.Storage.Mail.Templates;

internal sealed class MailTemplateVersionTable : IEntityTypeConfiguration<MailTemplateVersion>
{
    public void Configure(EntityTypeBuilder<MailTemplateVersion> builder)
    {
        builder.ToTable("mail_template_versions");
        // Asked for each mail by key for its greatest number, which the key's own index answers.
        builder.HasKey(v => new { v.Key, v.Version });
        builder.Ignore(v => v.Content);
        builder.Ignore(v => v.Name);
    }
}
