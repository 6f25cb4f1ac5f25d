using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Definitions;

internal sealed class DefinitionTable : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> builder)
    {
        builder.ToTable("definitions");
        builder.HasKey(d => d.VersionId);
        builder.HasIndex(d => new { d.DefinitionId, d.Version }).IsUnique();
        builder.HasIndex(d => new { d.DefinitionId, d.IsLatest }).IsUnique().HasFilter("is_latest");
        builder.HasIndex(d => new { d.DefinitionId, d.IsPublished }).IsUnique().HasFilter("is_published");
        builder.HasIndex(d => d.ActivityType).HasFilter("is_published");
        builder.Ignore(d => d.IsDraft);
    }
}
