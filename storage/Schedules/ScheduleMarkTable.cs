using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Schedules;

internal sealed class ScheduleMarkTable : IEntityTypeConfiguration<ScheduleMark>
{
    public void Configure(EntityTypeBuilder<ScheduleMark> builder)
    {
        builder.ToTable("schedule_marks");
        builder.HasKey(m => m.TriggerId);
    }
}
