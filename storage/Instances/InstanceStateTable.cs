using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Instances;

internal sealed class InstanceStateTable : IEntityTypeConfiguration<InstanceStateRow>
{
    public void Configure(EntityTypeBuilder<InstanceStateRow> builder)
    {
        builder.ToTable("instance_states");
        builder.HasKey(s => s.InstanceId);
        builder.HasOne<InstanceRow>().WithOne().HasForeignKey<InstanceStateRow>(s => s.InstanceId).OnDelete(DeleteBehavior.Cascade);
    }
}
