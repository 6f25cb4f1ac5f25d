using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkflowCrm.Storage.Instances;

internal sealed class BookmarkTable : IEntityTypeConfiguration<BookmarkRow>
{
    public void Configure(EntityTypeBuilder<BookmarkRow> builder)
    {
        builder.ToTable("bookmarks");
        builder.HasKey(b => b.Id);
        builder.HasIndex(b => new { b.Hash, b.CorrelationId });
        builder.HasIndex(b => b.Name).HasFilter("payload IS NOT NULL");
    }
}
