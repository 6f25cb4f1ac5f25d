using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Storage.Approvals;

internal sealed class TaskTable : IEntityTypeConfiguration<StaffTask>
{
    /// <summary>The due time, or a day that never comes: the inbox is read in the order of an index, tasks without a due time last, on both databases.</summary>
    public const string SortDue = "SortDue";

    public void Configure(EntityTypeBuilder<StaffTask> builder)
    {
        builder.ToTable("tasks");
        builder.HasKey(t => t.Id);
        builder.Property<DateTimeOffset>(SortDue).ValueGeneratedOnAddOrUpdate().Metadata.SetAfterSaveBehavior(Microsoft.EntityFrameworkCore.Metadata.PropertySaveBehavior.Ignore);
        builder.HasIndex("AssigneeId", "State", SortDue, "Id");
        builder.HasIndex("EscalatedToId", "State", SortDue, "Id");
        builder.HasIndex("State", SortDue, "Id");
        builder.HasIndex(t => new { t.DecidedById, t.DecidedAt });
        builder.HasIndex(t => t.RequestId);
        builder.HasOne<Request>().WithMany().HasForeignKey(t => t.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
