using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Definitions.Shipping;

internal sealed class DeclinedVersionTable : IEntityTypeConfiguration<DeclinedVersionRow>
{
    public void Configure(EntityTypeBuilder<DeclinedVersionRow> builder)
    {
        builder.ToTable("declined_versions");
        builder.HasKey(d => new { d.DefinitionId, d.ShippedHash });
    }
}
