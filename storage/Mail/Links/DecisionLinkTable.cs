using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Mail.Links;

namespace WorkflowCrm.Storage.Mail.Links;

internal sealed class DecisionLinkTable : IEntityTypeConfiguration<DecisionLink>
{
    public void Configure(EntityTypeBuilder<DecisionLink> builder)
    {
        builder.ToTable("decision_links");
        builder.HasKey(l => l.Hash);
        builder.HasIndex(l => l.TaskId);
        builder.HasIndex(l => l.MailId);
    }
}
