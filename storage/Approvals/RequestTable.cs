using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Storage.Approvals;

internal sealed class RequestTable : IEntityTypeConfiguration<Request>
{
    public void Configure(EntityTypeBuilder<Request> builder)
    {
        builder.ToTable("requests");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => r.InstanceId).IsUnique();
        builder.HasIndex(r => new { r.RequesterId, r.CreatedAt });
        builder.HasIndex(r => new { r.CustomerNumber, r.CreatedAt });
        builder.HasIndex(r => new { r.DefinitionId, r.CreatedAt });
        builder.HasIndex(r => new { r.Status, r.CreatedAt });
        builder.HasIndex(r => r.CreatedAt);
    }
}
