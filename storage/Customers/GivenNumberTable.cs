using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Customers;

internal sealed class GivenNumberTable : IEntityTypeConfiguration<GivenNumber>
{
    public void Configure(EntityTypeBuilder<GivenNumber> builder)
    {
        builder.ToTable("customer_numbers");
        builder.HasKey(n => n.Number);
    }
}
