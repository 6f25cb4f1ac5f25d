using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Definitions.Children;

internal sealed class SnapshotTable : IEntityTypeConfiguration<SnapshotRow>
{
    public void Configure(EntityTypeBuilder<SnapshotRow> builder)
    {
        builder.ToTable("definition_snapshots");
        builder.HasKey(s => s.Id);
        builder.HasIndex(s => s.DefinitionId);
        builder.HasIndex(s => s.VersionId);
    }
}
