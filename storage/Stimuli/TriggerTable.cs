using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Stimuli;

internal sealed class TriggerTable : IEntityTypeConfiguration<TriggerRow>
{
    public void Configure(EntityTypeBuilder<TriggerRow> builder)
    {
        builder.ToTable("triggers");
        builder.HasKey(t => t.Id);
        builder.HasIndex(t => t.Hash);
        builder.HasIndex(t => t.DefinitionId);
        builder.HasIndex(t => t.Name);
    }
}
