using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Access;
using WorkflowCrm.Storage.Accounts;
using WorkflowCrm.Storage.Approvals;
using WorkflowCrm.Storage.Audit;
using WorkflowCrm.Storage.Customers;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Mail;
using WorkflowCrm.Storage.Mail.Incoming;
using WorkflowCrm.Storage.Mail.Links;
using WorkflowCrm.Storage.Mail.Templates;
using WorkflowCrm.Storage.People;
using WorkflowCrm.Storage.Schedules;
using WorkflowCrm.Storage.Settings;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage;

/// <summary>Registers the storage.</summary>
public static class StorageServices
{
    /// <summary>Everything that implements the ports of crm/ and engine/, the job queue with its worker, and the database's upgrade.</summary>
    /// <param name="connectionString"><c>Host=…</c> means PostgreSQL, <c>Data Source=…</c> SQLite.</param>
    /// <param name="configure">Further options of the context, e.g. interceptors.</param>
    /// <param name="runsJobs">False for a node that only answers calls: it enqueues jobs and takes none.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static IServiceCollection AddWorkflowCrmStorage(
        this IServiceCollection services, string connectionString, Action<DbContextOptionsBuilder>? configure = null, bool runsJobs = true)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new JobOptions());
        if (ConnectionStrings.IsPostgres(connectionString))
            AddPostgres(services, connectionString, configure);
        else
            AddSqlite(services, connectionString, configure);

        services.AddSingleton<Ids>();
        services.AddSingleton<IIds>(p => p.GetRequiredService<Ids>());
        services.AddSingleton<IIdSource>(p => p.GetRequiredService<Ids>());
        services.AddSingleton<OrganisationCache>();
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton(p => new DatabaseUpgrade(p.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<JobWorker>();
        if (runsJobs)
            services.AddHostedService(p => p.GetRequiredService<JobWorker>());
        AddStores(services);
        return services;
    }

    private static void AddStores(IServiceCollection services)
    {
        services.AddScoped<Unit>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<IAudit>(p => p.GetRequiredService<AuditTrail>());
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<Counters>();
        services.AddScoped<Drafts>();
        services.AddScoped<IApprovalStore, ApprovalStore>();
        services.AddScoped<IOrganisationStore, OrganisationStore>();
        services.AddScoped<ICustomerStore, CustomerStore>();
        services.AddScoped<IAccessStore, AccessStore>();
        services.AddScoped<IMailStore, MailStore>();
        services.AddScoped<IMailTemplateStore, MailTemplateStore>();
        services.AddScoped<IDecisionLinks, DecisionLinks>();
        services.AddScoped<IReceivedMails, ReceivedMails>();
        services.AddScoped<ICustomerContacts, CustomerContacts>();
        services.AddScoped<IInstanceStore, InstanceStore>();
        services.AddScoped<StimulusStore>();
        services.AddScoped<IStimulusStore>(p => p.GetRequiredService<StimulusStore>());
        services.AddScoped(p => new TriggerIndex(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>(), p.GetRequiredService<StimulusStore>(),
            p.GetRequiredService<JobQueue>(), p.GetRequiredService<IIds>()));
        services.AddScoped(p => new ScheduleMarks(p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>()));
        services.AddDefinitions();
        services.AddScoped(p => new InstanceReader(p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>()));
        services.AddScoped(p => new DeleteInstance(p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>()));
        services.AddScoped(p => new JobQueue(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>(), p.GetRequiredService<WriteGate>(),
            p.GetRequiredService<IIds>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<JobOptions>()));
        services.AddScoped(p => new SettingStore(p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<WriteGate>()));
        services.AddScoped(p => new AccessTokens(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>(), p.GetRequiredService<WriteGate>(),
            p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<IIds>(), p.GetRequiredService<TimeProvider>()));
    }

    private static void AddPostgres(IServiceCollection services, string connectionString, Action<DbContextOptionsBuilder>? configure)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(ConnectionStrings.ForPool(connectionString)));
        services.AddSingleton(_ => new WriteGate(oneAtATime: false));
        services.AddSingleton(p => new NodeLocks(p.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IHostedService, NoticeListener>();
        services.AddDbContextPool<WorkflowCrmDbContext>((provider, options) =>
            Configure(options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()), configure));
    }

    private static void AddSqlite(IServiceCollection services, string connectionString, Action<DbContextOptionsBuilder>? configure)
    {
        var sqlite = new SqliteConnectionStringBuilder(connectionString).ToString();
        services.AddSingleton(_ => new WriteGate(oneAtATime: true));
        services.AddSingleton(_ => new NodeLocks(null));
        services.AddDbContextPool<WorkflowCrmDbContext>(options =>
            Configure(options.UseSqlite(sqlite).AddInterceptors(new SqliteSession()), configure));
    }

    private static void Configure(DbContextOptionsBuilder options, Action<DbContextOptionsBuilder>? configure)
    {
        options.AddInterceptors(new StorableText());
        // Migrations are written by hand, without a snapshot to compare the model with; a test compares it with the tables.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        configure?.Invoke(options);
    }
}
