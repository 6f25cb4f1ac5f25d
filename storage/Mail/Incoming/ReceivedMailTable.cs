using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Storage.Mail.Incoming;

internal sealed class ReceivedMailTable : IEntityTypeConfiguration<ReceivedMail>
{
    public void Configure(EntityTypeBuilder<ReceivedMail> builder)
    {
        builder.ToTable("incoming_mails");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Fate).HasConversion<string>();
        builder.HasIndex(m => m.Key).IsUnique();
        builder.HasIndex(m => m.ReceivedAt);
        builder.HasIndex(m => new { m.Fate, m.ReceivedAt });
        builder.HasIndex(m => m.RequestNumber);
    }
}
