using System.Diagnostics;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Limits;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Expressions;

[Collection(MeasuresMemory.Name)]
public sealed class ScriptLimitTests
{
    private const long MostBytes = 48L * 1024 * 1024;

    private readonly EngineHarness _engine = new();

    [Theory]
    [InlineData("var s = 'x'; while (true) { s = s + s; }")]
    [InlineData("var s = 'x'; while (true) { s += s; }")]
    [InlineData("var s = 'x'; while (true) { s = s.concat(s); }")]
    [InlineData("var s = 'x'; while (true) { s = `${s}${s}`; }")]
    [InlineData("var s = 'x'; while (true) s = [s, s].join(s);")]
    [InlineData("var s = 'x'; while (true) { s = s.replace(/x/g, 'xx'); }")]
    [InlineData("var s = 'x'; function f() { s = s + s; f(); } f()")]
    [InlineData("var s = 'x'; for (;;) s = JSON.stringify([s, s]);")]
    [InlineData("var o = {}; for (var i = 0; i < 60; i++) { o = {a: o, b: o, c: o}; } JSON.stringify(o)")]
    [InlineData("var o = {}; for (var i = 0; i < 50; i++) { o = {a: o, b: o, c: o}; } o")]
    [InlineData("var a = [1]; while (true) { a = a.concat(a); }")]
    [InlineData("var a = []; while (true) { a.push({n: a.length}); }")]
    [InlineData("var a = []; a.length = 4000000000; a.join('xxxxxxxx')")]
    [InlineData("new Array(4000000000).map(function () { return 1; })")]
    [InlineData("Array.apply(null, {length: 1000000000})")]
    [InlineData("'x'.repeat(100000000)")]
    [InlineData("'x'.padStart(100000000)")]
    [InlineData("var s = 'x'.repeat(200000); s.replace(/x/g, function () { return s; })")]
    public async Task A_script_that_grows_is_stopped_before_it_takes_64_MB(string script)
    {
        var definition = Workflow(LineOf("l", script));
        await _engine.RunAsync(Named("warm", Line("up")));
        var before = MeasuresMemory.Held();

        var run = await _engine.RunAsync(definition);
        var last = GC.GetGCMemoryInfo(GCKind.FullBlocking);

        // The limit itself collects garbage before it counts, so the last collection saw the script at its largest.
        Assert.InRange(last.HeapSizeBytes - last.FragmentedBytes - before, long.MinValue, MostBytes);
        Assert.Equal(InstanceSubStatus.Faulted, run.SubStatus);
        Assert.Matches("memory|text of more|too large|contains itself|more than 100000|too many|too long", Assert.Single(run.Incidents).Message);
    }

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("for (;;);")]
    [InlineData("do { var x = 1; } while (true)")]
    [InlineData("function f() { return f(); } f()")]
    [InlineData("function f(n) { return n + g(n); } function g(n) { return n + f(n); } f(1)")]
    [InlineData("/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.match('(a+)+$')")]
    [InlineData("try { while (true) {} } catch (e) { 'caught' }")]
    public async Task A_script_that_runs_for_ever_is_stopped(string script)
    {
        var clock = Stopwatch.StartNew();

        var state = await _engine.RunAsync(Workflow(LineOf("l", script)));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Matches("too long|too many|too deeply|too much memory", Assert.Single(state.Incidents).Message);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
