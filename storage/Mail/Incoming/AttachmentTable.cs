using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Storage.Mail.Incoming;

internal sealed class AttachmentTable : IEntityTypeConfiguration<KeptAttachment>
{
    public void Configure(EntityTypeBuilder<KeptAttachment> builder)
    {
        builder.ToTable("attachments");
        builder.HasKey(a => a.Id);
        builder.HasIndex(a => new { a.IncomingMailId, a.Position });
        builder.HasIndex(a => a.RequestNumber);
    }
}
