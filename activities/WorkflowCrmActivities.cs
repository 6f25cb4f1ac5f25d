using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Activities.Mail;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Activities.Simulation;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities;

/// <summary>Makes the processes of this room known to the program.</summary>
public static class WorkflowCrmActivities
{
    /// <summary>Where the activities are; give it to the engine's catalogue.</summary>
    public static Assembly Assembly => typeof(WorkflowCrmActivities).Assembly;

    /// <summary>
    /// Registers what runs processes, once per scope. Engine, business and storage register their own parts; the activities
    /// themselves need no registration, the runtime makes them from the services of its scope.
    /// </summary>
    public static IServiceCollection AddWorkflowCrmActivities(this IServiceCollection services) => services
        .AddSingleton<ProcessDescriptions>()
        .AddScoped<IProcesses, Processes.Processes>()
        .AddScoped<Bursts>()
        .AddScoped<IBurstObserver, RequestEnds>()
        .AddSingleton<Simulator>()
        .AddScoped<RouteAhead>()
        .AddScoped<Forecaster>()
        .AddScoped<StepPeople>()
        .AddScoped<FieldTexts>()
        .AddScoped<ProcessVariables>()
        .AddScoped<IMailProcesses, MailStarts>()
        // The business asks about processes, and processes call the business: the way back is looked up when it is taken.
        .AddScoped<Func<RequestDesk>>(scope => scope.GetRequiredService<RequestDesk>)
        .AddScoped<Func<ArchiveAccess>>(scope => scope.GetRequiredService<ArchiveAccess>);
}
