using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Jobs;

internal sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.HasKey(j => j.Id);
        builder.HasIndex(j => new { j.Kind, j.Key }).IsUnique();
        builder.HasIndex(j => new { j.State, j.DueAt, j.Id });
        builder.HasIndex(j => j.LockedUntil).HasFilter("locked_until IS NOT NULL");
    }
}
