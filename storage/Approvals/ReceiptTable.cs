using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Storage.Approvals;

internal sealed class ReceiptTable : IEntityTypeConfiguration<DecisionReceipt>
{
    public void Configure(EntityTypeBuilder<DecisionReceipt> builder)
    {
        builder.ToTable("decision_receipts");
        builder.HasKey(r => new { r.PersonId, r.Key });
    }
}
