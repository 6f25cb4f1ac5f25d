using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Access;

namespace WorkflowCrm.Storage.Access;

internal sealed class GrantTable : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("grants");
        builder.HasKey(g => g.Id);
        builder.Property(g => g.From).HasColumnName("from_at");
        builder.Property(g => g.Until).HasColumnName("until_at");
        builder.HasIndex(g => new { g.PersonId, g.CustomerNumber });
        builder.HasIndex(g => g.RequestNumber);
    }
}
