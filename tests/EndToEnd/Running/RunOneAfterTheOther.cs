using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Mails;
using WorkflowCrm.EndToEnd.Tests.Running;

// The programs and the browser under test need the machine for themselves; figures and races would mean little otherwise.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(SharedHosts))]
[assembly: AssemblyFixture(typeof(ChromiumBrowser))]
[assembly: AssemblyFixture(typeof(MailDays))]
[assembly: NoTestHangs]
