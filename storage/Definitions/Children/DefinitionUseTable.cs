using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Definitions.Children;

internal sealed class DefinitionUseTable : IEntityTypeConfiguration<DefinitionUseRow>
{
    public void Configure(EntityTypeBuilder<DefinitionUseRow> builder)
    {
        builder.ToTable("definition_uses");
        builder.HasKey(u => new { u.UserVersionId, u.NodeId });
        builder.HasIndex(u => u.DefinitionId);
        builder.HasIndex(u => u.VersionId);
    }
}
