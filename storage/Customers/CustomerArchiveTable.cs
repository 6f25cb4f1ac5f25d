using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Customers;

namespace WorkflowCrm.Storage.Customers;

internal sealed class CustomerArchiveTable : IEntityTypeConfiguration<CustomerArchive>
{
    public void Configure(EntityTypeBuilder<CustomerArchive> builder)
    {
        builder.ToTable("customer_archives");
        builder.HasKey(a => a.CustomerId);
        builder.HasOne<Customer>().WithOne().HasForeignKey<CustomerArchive>(a => a.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.Contacts).WithOne().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.Contracts).WithOne().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.Payments).WithOne().HasForeignKey(p => p.CustomerId).OnDelete(DeleteBehavior.Cascade);
    }
}
