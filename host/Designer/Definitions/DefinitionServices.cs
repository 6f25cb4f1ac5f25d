using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Designer.WorkflowDefinitions.Files;
using WorkflowCrm.Designer.WorkflowDefinitions.Publishing;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;
using WorkflowCrm.Designer.WorkflowDefinitions.References;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;
using WorkflowCrm.Designer.WorkflowDefinitions.Starting;
using WorkflowCrm.Designer.WorkflowDefinitions.Versions;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>What the designer's calls for definitions need.</summary>
internal static class DefinitionServices
{
    public static void AddDesignerDefinitions(this IServiceCollection services)
    {
        services.TryAddSingleton<IStudioTexts, StudioTexts>();
        services.AddSingleton<DescriptorPageCache>();
        services.AddSingleton<DescriptorPages>();
        services.AddScoped<IOptionLists, OptionLists>();
        services.AddScoped<Refusals>();
        services.AddScoped<StudioChange>();
        services.AddScoped<VoidedPublications>();
        services.AddScoped<DefinitionAnswers>();
        services.AddScoped<IWorkflowActivities, WorkflowActivities>();
        services.AddScoped<IDefinitionReading, DefinitionReading>();
        services.AddScoped<IDefinitionEditing, DefinitionEditing>();
        services.AddScoped<IDefinitionPublishing, DefinitionPublishing>();
        services.AddScoped<IDefinitionVersions, DefinitionVersions>();
        services.AddScoped<IDefinitionFiles, DefinitionFiles>();
        services.AddScoped<IDefinitionStarting, DefinitionStarting>();
        services.AddScoped<IDefinitionReferences, DefinitionReferences>();
    }
}
