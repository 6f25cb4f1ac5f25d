using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Instances;

internal sealed class InstanceTable : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> builder)
    {
        builder.ToTable("instances");
        builder.HasKey(i => i.Id);
        builder.Property(i => i.RowVersion).IsConcurrencyToken();
        builder.HasIndex(i => new { i.DefinitionId, i.Status, i.CreatedAt });
        builder.HasIndex(i => i.CorrelationId);
        builder.HasIndex(i => i.ParentInstanceId);
        builder.HasIndex(i => i.CreatedAt);
    }
}
