using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Access;

namespace WorkflowCrm.Storage.Access;

internal sealed class ViolationTable : IEntityTypeConfiguration<Violation>
{
    public void Configure(EntityTypeBuilder<Violation> builder)
    {
        builder.ToTable("violations");
        builder.HasKey(v => v.Id);
        builder.HasIndex(v => v.Number).IsUnique();
        builder.HasIndex(v => v.At);
        builder.HasIndex(v => new { v.PersonId, v.At });
    }
}
