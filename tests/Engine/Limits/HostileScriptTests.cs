using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Limits;

[Collection(MeasuresMemory.Name)]
public sealed class HostileScriptTests
{
    private readonly EngineHarness _engine = new();

    [Theory]
    [InlineData("var a = []; a.push(a); a.join()")]
    [InlineData("var a = []; a.push(a); a.toLocaleString()")]
    [InlineData("var a = []; a.push(a); String(a)")]
    [InlineData("var a = []; a.push(a); JSON.stringify(a)")]
    [InlineData("var a = []; a.push(a); a")]
    [InlineData("var a = []; a.push(a); toJson(a)")]
    [InlineData("var f = function () {}; for (var i = 0; i < 60000; i++) f = f.bind(null); f()")]
    [InlineData("var o = {}; for (var i = 0; i < 60000; i++) o = Object.create(o); o.missing")]
    [InlineData("function F() {} var o = {}; for (var i = 0; i < 40000; i++) { F.prototype = o; o = new F(); } o.missing")]
    [InlineData("JSON.parse(new Array(50000).join('['))")]
    [InlineData("JSON.parse(new Array(20000).join('{\"a\":'))")]
    [InlineData("var o = {}; for (var i = 0; i < 60000; i++) o = {a: o}; o")]
    [InlineData("var o = {}; for (var i = 0; i < 60000; i++) o = [o]; String(o)")]
    [InlineData("var o = {toJSON: function () { return {a: this}; }}; JSON.stringify(o)")]
    [InlineData("JSON.stringify({a: 1}, function (k, v) { return {a: v}; })")]
    [InlineData("var o = {get a() { return this.a; }}; o.a")]
    [InlineData("var o = {toString: function () { return '' + this; }}; '' + o")]
    [InlineData("var o = {valueOf: function () { return this * 1; }}; o * 1")]
    [InlineData("var big = 'x'.repeat(200000), a = []; a.length = 90000; a = a.join('x').split('x'); a.map(String.prototype.toUpperCase, big)")]
    [InlineData("var big = 'x'.repeat(200000), a = new Array(90000).join('x').split('x'); a.map(String.prototype.toUpperCase.bind(big))")]
    [InlineData("var big = 'x'.repeat(200000); big.replace(/x/g, String.prototype.toUpperCase.bind(big))")]
    [InlineData("var a = new Array(90000).join('x').split('x'); a.map(a.indexOf.bind(a, 'y'))")]
    [InlineData("var a = new Array(90000).join('x').split('x'); a.forEach(Array.prototype.sort.bind(a))")]
    [InlineData("var big = 'x'.repeat(200000), up = String.prototype.toUpperCase.bind(big), a = []; for (var i = 0; i < 20000; i++) a.push({toString: up}); a.sort()")]
    [InlineData("var big = 'x'.repeat(200000), a = []; for (var i = 0; i < 20000; i++) a.push(big); toJson(a)")]
    [InlineData("var big = 'x'.repeat(200000), a = []; for (var i = 0; i < 20000; i++) a.push(big); a")]
    [InlineData("var big = 'x'.repeat(200000), up = String.prototype.toUpperCase.bind(big), a = []; for (var i = 0; i < 20000; i++) a.push({toJSON: up}); JSON.stringify(a)")]
    [InlineData("var big = 'x'.repeat(200000); setOutcomes([1, 2, 3].map(function () { return big; }))")]
    [InlineData("var a = []; a.length = 4000000000; a.length = 0; for (;;) a.push(1)")]
    [InlineData("Array(1e9).join('x')")]
    [InlineData("JSON.stringify(new Array(1e8), 0 / 0, 4294967295)")]
    [InlineData("JSON.stringify({a: 1, toJSON: function () { return new Array(1e8); }})")]
    [InlineData("JSON.stringify({get a() { return new Array(1e8); }}, ['a'])")]
    [InlineData("Array(1e9).sort()")]
    [InlineData("Array(1e8).fill(1)")]
    [InlineData("Array.from({length: 1e9})")]
    [InlineData("[].concat.apply([], new Array(1e6))")]
    [InlineData("Array.prototype.slice.call({length: 4294967295})")]
    [InlineData("Array.prototype.join.call({length: 4294967295}, 'xxxxxxxxxxxx')")]
    [InlineData("Array.prototype.map.call({length: '4294967295'}, function () {})")]
    [InlineData("Array.prototype.indexOf.call({length: {valueOf: function () { return 4294967295; }}}, 1)")]
    [InlineData("'x'.repeat(1e9)")]
    [InlineData("'x'.padEnd(1e9, 'abc')")]
    [InlineData("var s = 'ab'; while (true) s = encodeURIComponent(s + '%');")]
    [InlineData("var s = 'x'.repeat(200000); while (true) s = s.replace(/x/g, '$&$&');")]
    [InlineData("var s = 'x'.repeat(200000); while (true) s = s.split('').join('ab');")]
    [InlineData("new RegExp(new Array(9000).join('(a+')).test('aaaa'); while (true) {}")]
    [InlineData("new RegExp('(' + 'a{1,1000}'.repeat(900) + ')+$').test('a'.repeat(2000) + 'b'); while (true) {}")]
    [InlineData("/^(([a-z])+.)+[A-Z]([a-z])+$/.test('a'.repeat(100))")]
    [InlineData("'x'.repeat(5000).replace(/(x+x+)+y/g, '')")]
    [InlineData("'x'.repeat(5000).split(/(x+x+)+y/)")]
    [InlineData("var r = /x*/g, n = 0; while (r.exec('aaa')) n++; n")]
    [InlineData("var held = []; for (;;) held.push(new Array(1000).join('x'));")]
    [InlineData("var held = {}; for (var i = 0; ; i++) held['k' + i] = 'v' + i;")]
    [InlineData("function f(n) { var own = new Array(3000).join('x'); return n ? f(n - 1) + own.length : 0; } while (true) f(50);")]
    [InlineData("function g() { throw new Error('x'.repeat(200000)); } g()")]
    [InlineData("throw {toString: function () { for (;;); }}")]
    [InlineData("throw {get message() { for (;;); }}")]
    [InlineData("({get a() { for (;;); }})")]
    [InlineData("while (true) try { null.x } catch (e) {}")]
    [InlineData("while (true) { try { throw 1 } finally { continue } }")]
    [InlineData("setName = function () {}; setVariable({toString: function () { for (;;); }}, 1)")]
    [InlineData("new Date(0).setMonth(1e6)")]
    [InlineData("new Date(0).setMonth(new Date(0), 1e9); new Date(0).setFullYear(1e9)")]
    [InlineData("Date.UTC(1e9, 1)")]
    [InlineData("new Date(2026, {n: 0, valueOf: function () { return this.n++ ? 1e9 : 1; }}, 1, 1); new Date(1e9, 1)")]
    [InlineData("new Date(0).setUTCMonth({n: 0, valueOf: function () { return this.n++ ? 1e9 : 1; }}); new Date(0).setMonth(-1e9)")]
    public async Task A_hostile_script_is_an_incident_and_leaves_nothing_behind(string script)
    {
        var before = MeasuresMemory.Held();

        var state = await _engine.RunAsync(Workflow(LineOf("l", script)));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.InRange(Assert.Single(state.Incidents).Message.Length, 1, 2_500);
        Assert.InRange(MeasuresMemory.Held() - before, long.MinValue, 16 * 1024 * 1024);
    }

    [Theory]
    [InlineData("var n = 0; for (var i = 0; i < 8000; i++) { n += ('row ' + i + ' of the list').split(' ').map(function (w) { return w.length; }).length; } n", "40000")]
    [InlineData("var s = ''; for (var i = 0; i < 40; i++) { var part = 'x'.repeat(2000); s = part + i; } for (var j = 0; j < 100; j++) { new Array(2000).join('y').toUpperCase().split('Y').length; } s.length", "2002")]
    public async Task A_long_script_that_only_makes_garbage_passes(string script, string value)
    {
        var state = await _engine.RunAsync(Workflow(LineOf("l", script)));

        Assert.True(state.SubStatus == InstanceSubStatus.Finished, state.Incidents.FirstOrDefault()?.Message);
        Assert.Equal([value], _engine.Lines);
    }

    [Theory]
    [InlineData("parseInt(new Array(200000).join('9'))")]
    [InlineData("Number(new Array(200000).join('9')) + parseFloat(new Array(200000).join('9') + 'e-100000')")]
    [InlineData("(1e21 + 0.5).toString(2) + (5e-324).toString(36) + (1 / 3).toFixed(20)")]
    [InlineData("new Array(200000).join(' ').trim() + new Array(200000).join(' ').replace(/\\s+$/, '')")]
    [InlineData("[3, 1, 2].sort() + '' + ['b', undefined, 'a'].sort() + [10, 9].sort(function (a, b) { return a - b; })")]
    [InlineData("var a = []; a.length = 4000000000; a.length = 0; a.length")]
    [InlineData("new Date(8.64e15).getTime() + String(new Date(NaN)) + String(new Date(-8.64e15))")]
    [InlineData("new Date(0).setMonth(9999) + new Date(9000, 9999, 1e6, 1e6, 1e6, 1e9).getTime() + new Date(0).setFullYear(-9000, -9999)")]
    [InlineData("(1e300).toString(36) + (5e-324).toString(2)")]
    [InlineData("[1e308 * 10, -1 / 0, 0 / 0, 9007199254740993]")]
    public async Task A_strange_script_ends_one_way_or_the_other(string script)
    {
        var state = await _engine.RunAsync(Workflow(LineOf("l", script)));

        Assert.Contains(state.SubStatus, new[] { InstanceSubStatus.Finished, InstanceSubStatus.Faulted });
        Assert.Equal(state.SubStatus == InstanceSubStatus.Faulted ? 1 : 0, state.Incidents.Count);
    }
}
