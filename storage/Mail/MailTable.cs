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
        // The conditions of MailLists, word for word: only so does a database see that they are the same.
        builder.HasIndex(m => new { m.CreatedAt, m.Id }, "waiting").HasFilter("bounced_at IS NULL AND sent_at IS NULL AND failed_at IS NULL AND dropped_at IS NULL");
        builder.HasIndex(m => new { m.CreatedAt, m.Id }, "sent").HasFilter("bounced_at IS NULL AND sent_at IS NOT NULL");
        builder.HasIndex(m => new { m.CreatedAt, m.Id }, "failed")
            .HasFilter("bounced_at IS NOT NULL OR (sent_at IS NULL AND (failed_at IS NOT NULL OR dropped_at IS NOT NULL))");
        builder.Ignore(m => m.ReplyTo);
        builder.Ignore(m => m.IsAutomaticAnswer);
        builder.Ignore(m => m.State);
        builder.Ignore(m => m.SettledAt);
        builder.HasMany(m => m.Links).WithOne().HasForeignKey(l => l.MailId);
    }
}
