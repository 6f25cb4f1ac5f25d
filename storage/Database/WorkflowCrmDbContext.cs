using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Accounts;

namespace WorkflowCrm.Storage.Database;

/// <summary>All tables of WorkflowCrm. The same model serves SQLite and PostgreSQL; only the column types differ.</summary>
public sealed class WorkflowCrmDbContext(DbContextOptions<WorkflowCrmDbContext> options)
    : IdentityUserContext<Account, string>(options)
{
    /// <summary>Fixed, so that the tables do not depend on how a host configures Identity.</summary>
    protected override Version SchemaVersion => IdentitySchema;

    private static Version IdentitySchema { get; } = new(2, 0);

    internal bool IsPostgres => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>Whether the running unit of work has written a change of the organisation, whoever asked for the writing (Identity does it on its own).</summary>
    internal bool OrganisationChanged { get; set; }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        OrganisationChanged |= ChangeTracker.Entries().Any(e =>
            e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is Person or Department or RoleAssignment or Absence);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        if (IsPostgres)
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<PostgresInstant>();
            configurationBuilder.Properties<decimal>().HaveConversion<PostgresMoney>().HavePrecision(18, 2);
            // Compares as SQLite does, on every machine.
            configurationBuilder.Properties<string>().UseCollation("C");
            configurationBuilder.Properties<Enum>().UseCollation("C");
        }
        else
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<SqliteInstant>();
            configurationBuilder.Properties<decimal>().HaveConversion<SqliteMoney>();
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WorkflowCrmDbContext).Assembly);
        builder.HasDbFunction(((Func<string, string>)Sql.Upper).Method).HasName("upper").IsBuiltIn();
        SnakeCase.Apply(builder.Model);
    }
}
