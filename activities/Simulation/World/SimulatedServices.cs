using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Activities.Mail;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Crm.Publishing;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Simulation;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>
/// The services of one simulation: the business and the activities as they are, over stores that keep what is written to themselves. What is
/// not listed here and is no class of the business or of the activities does not exist: nothing can reach a database or the outside by oversight.
/// </summary>
internal sealed class SimulatedServices : IServiceProvider
{
    private static readonly Assembly[] s_rooms = [typeof(IUnitOfWork).Assembly, typeof(SimulatedServices).Assembly];

    /// <summary>What holds no data of its own, or reads only.</summary>
    private static readonly Type[] s_shared = [typeof(WorkingCalendar), typeof(ActivityCatalogue), typeof(EngineLimits), typeof(IMailTemplates), typeof(ISiteAddress), typeof(IMailSecrets)];

    private static readonly Dictionary<Type, Type> s_ports = new()
    {
        [typeof(IUnitOfWork)] = typeof(SimulatedUnit),
        [typeof(IApprovalStore)] = typeof(SimulatedApprovals),
        [typeof(IAudit)] = typeof(SimulatedAudit),
        [typeof(IConfirmedPublishing)] = typeof(SimulatedPublishing),
        [typeof(IIds)] = typeof(SimulatedIds),
        [typeof(IIdSource)] = typeof(SimulatedIds),
        [typeof(IMailProcesses)] = typeof(MailStarts),
        [typeof(IProcesses)] = typeof(Processes.Processes),
        [typeof(IBurstObserver)] = typeof(RequestEnds),
        [typeof(IInstanceStore)] = typeof(MemoryStore),
        [typeof(IStimulusStore)] = typeof(MemoryStore),
        [typeof(WorkflowRuntime)] = typeof(WorkflowRuntime),
        [typeof(StimulusSender)] = typeof(StimulusSender),
        [typeof(WorkflowJobs)] = typeof(WorkflowJobs),
    };

    private readonly IServiceProvider _real;
    private readonly Dictionary<Type, object> _made = [];

    public SimulatedServices(IServiceProvider real, VirtualClock clock, SimulatedDefinitions definitions)
    {
        _real = real;
        _made[typeof(IServiceProvider)] = this;
        _made[typeof(TimeProvider)] = clock;
        _made[typeof(IMailStore)] = new MailsInMemory(Mails);
        _made[typeof(MemoryStore)] = new MemoryStore(clock);
        _made[typeof(IDefinitionStore)] = definitions;
        _made[typeof(IAccessStore)] = new SimulatedAccess(real.GetRequiredService<IAccessStore>());
        _made[typeof(ICustomerStore)] = new SimulatedCustomers(real.GetRequiredService<ICustomerStore>());
        _made[typeof(IOrganisationStore)] = new SimulatedOrganisation(real.GetRequiredService<IOrganisationStore>());
    }

    /// <summary>The mails that would go out.</summary>
    public List<MailMessage> Mails { get; } = [];

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (_made.TryGetValue(serviceType, out var made))
            return made;
        var service = Make(serviceType);
        if (service is not null)
            _made[serviceType] = service;
        return service;
    }

    private object? Make(Type type)
    {
        if (s_shared.Contains(type))
            return _real.GetService(type);
        if (s_ports.TryGetValue(type, out var port) && port != type)
            return GetService(port);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Func<>))
            return typeof(SimulatedServices).GetMethod(nameof(Later), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(type.GenericTypeArguments).Invoke(this, null);
        var isOurs = s_ports.ContainsKey(type) || (type is { IsClass: true, IsAbstract: false } && s_rooms.Contains(type.Assembly));
        return isOurs ? ActivatorUtilities.CreateInstance(this, type) : null;
    }

    /// <summary>The business asks about processes, and processes call the business: the way back is looked up when it is taken.</summary>
    private Func<T> Later<T>()
        where T : notnull => this.GetRequiredService<T>;
}
