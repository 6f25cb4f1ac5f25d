using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Access;

namespace WorkflowCrm.Storage.Access;

internal sealed class ReadingTable : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> builder)
    {
        builder.ToTable("readings");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => r.At);
        builder.HasIndex(r => new { r.CustomerNumber, r.At });
        builder.HasIndex(r => new { r.PersonId, r.At });
    }
}
