using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Storage.Mail;

internal sealed class MailTable : IEntityTypeConfiguration<MailMessage>
{
    public void Configure(EntityTypeBuilder<MailMessage> builder)
    {
        builder.ToTable("mails");
        builder.HasKey(m => m.Id);
        builder.HasIndex(m => m.MessageId).IsUnique();
        builder.HasIndex(m => new { m.RequestNumber, m.CreatedAt });
        builder.HasIndex(m => m.CreatedAt);
        builder.HasIndex(m => m.ReplyHash).IsUnique();
        builder.HasIndex(m => new { m.ToPersonId, m.CreatedAt });
        builder.Ignore(m => m.ReplyTo);
        builder.Ignore(m => m.IsAutomaticAnswer);
        builder.Ignore(m => m.State);
        builder.Ignore(m => m.SettledAt);
        builder.HasMany(m => m.Links).WithOne().HasForeignKey(l => l.MailId);
    }
}
