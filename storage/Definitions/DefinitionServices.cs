using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Publishing;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Children;
using WorkflowCrm.Storage.Definitions.Confirming;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions.Reading;
using WorkflowCrm.Storage.Definitions.Removing;
using WorkflowCrm.Storage.Definitions.Shipping;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>Registers what keeps definitions. It asks the engine what a definition means, so the engine's services must be registered too.</summary>
internal static class DefinitionServices
{
    public static void AddDefinitions(this IServiceCollection services)
    {
        services.TryAddSingleton(new PublishingRules());
        services.AddSingleton<DefinitionCache>();
        services.AddScoped(p => new ChildPins(p.GetRequiredService<ActivityCatalogue>()));
        services.AddScoped(p => new Snapshots(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>(), p.GetRequiredService<ChildPins>(),
            p.GetRequiredService<DefinitionCache>(), p.GetRequiredService<TimeProvider>()));
        // Only starts need snapshots, and a node without an engine never starts anything.
        services.AddScoped<Func<Snapshots>>(p => p.GetRequiredService<Snapshots>);
        services.AddScoped<DefinitionStore>();
        services.AddScoped<IDefinitionStore>(p => p.GetRequiredService<DefinitionStore>());
        services.AddScoped(p => new VersionShelf(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>(), p.GetRequiredService<ActivityCatalogue>(),
            p.GetRequiredService<IIds>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new TriggerCheck(p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<StimulusStore>(), p.GetRequiredService<ActivityCatalogue>()));
        services.AddScoped(p => new PublicationCheck(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<DefinitionStore>(), p.GetRequiredService<ChildPins>(), p.GetRequiredService<Snapshots>(),
            p.GetRequiredService<TriggerReader>(), p.GetRequiredService<TriggerCheck>(), p.GetRequiredService<ActivityCatalogue>(), p.GetRequiredService<EngineLimits>(),
            p.GetRequiredService<PublishingRules>()));
        services.AddScoped(p => new Publisher(
            p.GetRequiredService<VersionShelf>(), p.GetRequiredService<PublicationCheck>(), p.GetRequiredService<TriggerIndex>(), p.GetRequiredService<IAudit>()));
        services.AddScoped(p => new DraftWriter(p.GetRequiredService<VersionShelf>(), p.GetRequiredService<Confirmations>(), p.GetRequiredService<IAudit>()));
        services.AddScoped(p => new Consumers(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<VersionShelf>(), p.GetRequiredService<Publisher>(), p.GetRequiredService<DraftWriter>()));
        services.AddScoped(p => new InstanceEnds(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>(), p.GetRequiredService<WorkflowRuntime>));
        AddConfirmation(services);
        AddDesks(services);
    }

    private static void AddConfirmation(IServiceCollection services)
    {
        services.AddScoped(p => new Confirmations(p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>()));
        services.AddScoped(p => new ConfirmationDesk(
            p.GetRequiredService<PublishingRules>(), p.GetRequiredService<Confirmations>(), p.GetRequiredService<IOrganisationStore>(),
            p.GetRequiredService<SubmitRequest>, p.GetRequiredService<ISiteAddress>, p.GetRequiredService<VersionShelf>(),
            p.GetRequiredService<IAudit>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped<IConfirmedPublishing>(p => new ConfirmedPublishing(
            p.GetRequiredService<IApprovalStore>(), p.GetRequiredService<IOrganisationStore>(), p.GetRequiredService<PublishDefinition>()));
    }

    private static void AddDesks(IServiceCollection services)
    {
        services.AddScoped(p => new DefinitionLibrary(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<Unit>(), p.GetRequiredService<DefinitionStore>(),
            p.GetRequiredService<VersionShelf>(), p.GetRequiredService<Consumers>()));
        services.AddScoped(p => new PublishDefinition(
            p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<VersionShelf>(), p.GetRequiredService<Publisher>(),
            p.GetRequiredService<Consumers>(), p.GetRequiredService<ConfirmationDesk>(), p.GetRequiredService<DraftWriter>(),
            p.GetRequiredService<IIds>(), p.GetRequiredService<EngineLimits>()));
        services.AddScoped(p => new RetractDefinition(
            p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<VersionShelf>(), p.GetRequiredService<TriggerIndex>(), p.GetRequiredService<InstanceEnds>(),
            p.GetRequiredService<IAudit>()));
        services.AddScoped(p => new EditDefinition(
            p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<VersionShelf>(), p.GetRequiredService<DraftWriter>(),
            p.GetRequiredService<PublishDefinition>(), p.GetRequiredService<IIds>(), p.GetRequiredService<EngineLimits>()));
        services.AddScoped(p => new DeleteDefinition(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<VersionShelf>(),
            p.GetRequiredService<InstanceEnds>(), p.GetRequiredService<TriggerIndex>(), p.GetRequiredService<IAudit>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new ShippedDefinitions(
            p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<VersionShelf>(), p.GetRequiredService<Publisher>(), p.GetRequiredService<Consumers>()));
        services.TryAddSingleton<IShippedTexts, NothingShipped>();
        services.AddScoped(p => new ShippedVersions(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<VersionShelf>(),
            p.GetRequiredService<DraftWriter>(), p.GetRequiredService<IShippedTexts>(), p.GetRequiredService<IAudit>()));
        services.AddScoped(p => new DefinitionIndex(
            p.GetRequiredService<WorkflowCrmDbContext>(), p.GetRequiredService<IUnitOfWork>(), p.GetRequiredService<VersionShelf>(),
            p.GetRequiredService<TriggerIndex>(), p.GetRequiredService<TriggerReader>()));
    }
}
