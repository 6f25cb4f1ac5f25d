using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Stimuli;

internal sealed class KeptStimulusTable : IEntityTypeConfiguration<KeptStimulusRow>
{
    public void Configure(EntityTypeBuilder<KeptStimulusRow> builder)
    {
        builder.ToTable("kept_stimuli");
        builder.HasKey(s => s.Key);
        builder.HasIndex(s => s.Hash);
        builder.HasIndex(s => s.ExpiresAt);
    }
}
