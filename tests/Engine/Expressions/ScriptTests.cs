using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Expressions.JavaScript;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Expressions;

public sealed class ScriptTests
{
    private readonly EngineHarness _engine = new();

    [Theory]
    [InlineData("`a${1 + 1}b`", "a2b")]
    [InlineData("`a${`b${'c'}`}d`", "abcd")]
    [InlineData("`line\n\"two\" \\` \\${x} \\u{4E2D}\\n`", "line\n\"two\" ` ${x} 中\n")]
    [InlineData("`${1}${2}`", "12")]
    [InlineData("let a = 1; const b = 2; a + b", "3")]
    [InlineData("let s = ''; for (let i = 0; i < 3; i++) { let t; t = (t || '') + i; s += t; } s", "012")]
    [InlineData("return 5; 6", "5")]
    [InlineData("if (true) { 'yes' } else { 'no' }", "yes")]
    [InlineData("1 + 2 + 'x' + 1 + 2", "3x12")]
    [InlineData("'1' * 2 + 1", "3")]
    [InlineData("[1, 2] + ''", "1,2")]
    [InlineData("({a: {b: [1, 'x', null, true]}})", """{"a":{"b":[1,"x",null,true]}}""")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("5000000000", "5000000000")]
    [InlineData("'a-b-c'.replace(/-/g, '+')", "a+b+c")]
    [InlineData("'ab12'.match(/\\d+/)[0]", "12")]
    [InlineData("'a/b'.split('/').join('|')", "a|b")]
    public async Task A_script_gives_its_value(string script, string value) => Assert.Equal(value, await EvaluateAsync(script));

    [Theory]
    [InlineData("'abc'.includes('b') && 'abc'.startsWith('ab') && 'abc'.endsWith('bc') && !'abc'.startsWith('b')", "true")]
    [InlineData("'7'.padStart(3, '0') + '7'.padEnd(2, '-') + 'ab'.repeat(2) + ' x '.trimEnd() + 'aXa'.replaceAll('a', 'b')", "0077-abab xbXb")]
    [InlineData("var l = [1, 2, 3]; [l.find(function (x) { return x > 1; }), l.findIndex(function (x) { return x > 1; }), l.includes(3), [NaN].includes(NaN)]", "[2,1,true,true]")]
    [InlineData("Object.assign({a: 1}, {b: 2}, null)", """{"a":1,"b":2}""")]
    [InlineData("Object.keys({a: 1}).concat(Object.values({a: 2})).concat(Object.entries({b: 3})[0])", """["a",2,"b",3]""")]
    [InlineData("[[1], [2, [3]]].flat()", "[1,2,[3]]")]
    [InlineData("Array.from('ab', function (c) { return c + c; })", """["aa","bb"]""")]
    [InlineData("Number.isInteger(5) && !Number.isInteger(5.5) && Math.trunc(-1.5) === -1 && Math.sign(-3) === -1", "true")]
    [InlineData("var n = []; for (var k in [1]) n.push(k); n", """["0"]""")]
    [InlineData("var r; try { JSON.parse('{oops'); } catch (e) { r = e.name + ' ' + (e instanceof SyntaxError); } r", "SyntaxError true")]
    [InlineData("JSON.parse('{\"a\":1,\"b\":[2,{\"c\":null}]}', function (k, v) { return typeof v === 'number' ? v + 1 : v; })", """{"a":2,"b":[3,{"c":null}]}""")]
    [InlineData("'ab'.repeat(3) + ''.padStart(3, 'xy') + 'a'.repeat(0) + '1'.padEnd(4, '')", "abababxyx1")]
    [InlineData("var d = new Date(Date.UTC(2026, 0, 31)); d.setUTCMonth(-1); d.toISOString() + ' ' + new Date(Date.UTC(2026, 25, 1)).toISOString() + ' ' + new Date(2026, -1, 5).getMonth()", "2025-12-31T00:00:00.000Z 2028-02-01T00:00:00.000Z 11")]
    [InlineData("var d = new Date(2026, 0, 31); d.setMonth(13, 1); d.getFullYear() + '-' + d.getMonth() + '-' + d.getDate()", "2027-1-1")]
    public async Task The_library_has_what_people_expect(string script, string value) => Assert.Equal(value, await EvaluateAsync(script));

    [Fact]
    public async Task Variables_are_read_and_written_in_every_way()
    {
        await _engine.RunAsync(Workflow(
            Sequence(
                "s",
                Node("j", "Elsa.RunJavaScript", ("script", Literal(
                    "setAmount(getAmount() + 1); setVariable('Name', getVariable('Name') + '!'); variables.List.push(3); variables.Amount; "))),
                LineOf("l", "`${getAmount()} ${getName()} ${toJson(getList())} ${variables.Amount}`")),
            Variable("Amount", "Int32", 1), Variable("Name", "String", "x"), Variable("List", "Object", new System.Text.Json.Nodes.JsonArray(1, 2))));

        Assert.Equal(["2 x! [1,2,3] 2"], _engine.Lines);
    }

    [Fact]
    public async Task Inputs_the_instance_and_outcomes_are_at_hand()
    {
        var definition = Workflow(Flowchart(
            "f",
            [
                Node("j", "Elsa.RunJavaScript", ("script", Literal("setCorrelationId('C-' + getInput('Title')); setOutcome('Yes')"))),
                LineOf("y", "[getTitle(), getInputTitle(), getCorrelationId(), getWorkflowInstanceId(), getWorkflowDefinitionId(), getWorkflowDefinitionVersion()].join(' ')"),
            ],
            "j:Yes -> y"));

        await _engine.RunAsync(definition, new() { ["Title"] = "T" });

        Assert.Equal(["T T C-T id1 test 1"], _engine.Lines);
    }

    [Theory]
    [InlineData("[getWorkflowDefinitionId(), getWorkflowDefinitionVersionId(), getWorkflowDefinitionVersion(), getWorkflowInstanceId()]", """["test","test-v1",1,"id1"]""")]
    [InlineData("setWorkflowInstanceName('N'); setCorrelationId('C'); [getWorkflowInstanceName(), getCorrelationId()]", """["N","C"]""")]
    [InlineData("[isNullOrWhiteSpace(' '), isNullOrWhiteSpace('a'), isNullOrEmpty(null), isNullOrEmpty(' ')]", "[true,false,true,false]")]
    [InlineData("toJson({a: [1, null, 'x']})", """{"a":[1,null,"x"]}""")]
    [InlineData("[newGuid(), newGuidString(), newShortGuid()]", """["id2","id3","id4"]""")]
    [InlineData("[parseGuid('6f9619ff-8b86-d011-b42d-00cf4fc964ff'), getGuidString('x'), getShortGuid('6f9619ff-8b86-d011-b42d-00cf4fc964ff')]", """["6f9619ff-8b86-d011-b42d-00cf4fc964ff","x","_xmWb4aLEdC0LQDPT8lk_w"]""")]
    [InlineData("[stringToBase64('中'), stringFromBase64('5Lit'), bytesFromString('a'), bytesToString('YQ=='), bytesToBase64('YQ=='), bytesFromBase64('YQ==')]", """["5Lit","中","YQ==","a","YQ==","YQ=="]""")]
    [InlineData("var r; try { bytesToString('='); } catch (e) { r = e.message; } r", "The text is not base64.")]
    [InlineData("setVariable('V', 5); setV(getV() + 1); variables.V += 1; [getVariable('V'), typeof getOutputFrom('x'), getLastResult()]", "[6,\"object\",null]")]
    public async Task Every_function_of_the_engine_answers(string script, string value)
    {
        var state = await _engine.RunAsync(Workflow(LineOf("l", script), Variable("V", "Int32", 1)));

        Assert.True(state.SubStatus == InstanceSubStatus.Finished, state.Incidents.FirstOrDefault()?.Detail);
        Assert.Equal([value], _engine.Lines);
    }

    [Fact]
    public async Task Every_function_that_a_designer_proposes_exists()
    {
        var types = string.Join(", ", ScriptSignatures.Functions.Keys.Select(name => $"typeof {name}"));

        Assert.Equal("function", await EvaluateAsync($"[{types}].filter(function (t, i, all) {{ return all.indexOf(t) === i; }}).join()"));
    }

    [Theory]
    [InlineData("Variable", """{"id":"v1","name":"Total","typeName":"Int32"}""", "7")]
    [InlineData("Input", """{"name":"Title","type":"String"}""", "T")]
    public async Task A_reference_may_be_written_as_a_text_of_json(string type, string reference, string value)
    {
        await _engine.RunAsync(Workflow(Node("l", "Elsa.WriteLine", ("text", Wrapped(type, reference))), Variable("Total", "Int32", 7)), new() { ["Title"] = "T" });

        Assert.Equal([value], _engine.Lines);
    }

    [Fact]
    public async Task The_output_of_an_activity_is_found_by_its_name()
    {
        await _engine.RunAsync(Workflow(Sequence(
            "s", Node("Sum", "Elsa.RunJavaScript", ("script", Literal("2 + 3"))), LineOf("l", "getResultFromSum() + getOutputFrom('Sum') + getLastResult()"))));

        Assert.Equal(["15"], _engine.Lines);
    }

    [Fact]
    public async Task The_clock_of_a_script_is_the_clock_of_the_burst_in_the_companys_zone()
        => Assert.Equal("1772413200000 true 9", await EvaluateAsync("new Date().getTime() + ' ' + (Date.now() === new Date().getTime()) + ' ' + new Date().getHours()"));

    [Fact]
    public async Task One_script_leaves_nothing_behind_for_the_next()
    {
        await _engine.RunAsync(Workflow(Sequence("s", LineOf("a", "leak = 1; var own = 2; leak + own"), LineOf("b", "typeof leak + typeof own"))));

        Assert.Equal(["3", "undefinedundefined"], _engine.Lines);
    }

    [Theory]
    [InlineData("Array.prototype.map = function () { return 'stolen'; }; 1")]
    [InlineData("Array.prototype.extra = 1")]
    [InlineData("getInput = function () { return 'stolen'; }; 1")]
    [InlineData("Object.defineProperty(Object.prototype, 'toString', {value: function () { return 'stolen'; }}); 1")]
    [InlineData("Object.preventExtensions(Array.prototype); 1")]
    [InlineData("delete Math.max; 1")]
    public async Task What_one_instance_does_to_the_language_another_never_sees(string script)
    {
        await _engine.RunAsync(Named("bad", LineOf("a", script)));
        await _engine.RunAsync(
            Named("good", LineOf("b", "[[1].map(function (x) { return x; }), [].extra === undefined, getInput('A'), ({}) + '', Math.max(1, 2), Object.isExtensible(Array.prototype)]")),
            new() { ["A"] = "a" });

        Assert.Equal("""[[1],true,"a","[object Object]",2,true]""", _engine.Lines[^1]);
    }

    [Theory]
    [InlineData("var a = 1;\nnull.x", "line 2")]
    [InlineData("throw new Error('no money')", "no money")]
    [InlineData("throw {code: 1}", "The script")]
    [InlineData("getNobody()", "there is no variable or input 'Nobody' here")]
    [InlineData("setVariable('nobody', 1)", "There is no variable 'nobody' here")]
    [InlineData("eval('1')", "eval")]
    [InlineData("new Function('return 1')", "Function")]
    [InlineData("(function () {}).constructor('return 1')()", "")]
    public async Task A_script_that_fails_says_why(string script, string reason)
    {
        var state = await _engine.RunAsync(Workflow(LineOf("l", script)));

        Assert.Contains(reason, Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
        Assert.Empty(_engine.Lines);
    }

    [Fact]
    public async Task A_template_sees_variables_and_inputs_and_escapes_nothing()
    {
        await _engine.RunAsync(
            Workflow(
                Node("l", "Elsa.WriteLine", ("text", Wrapped("Handlebars", "{{name}} & {{Variables.name}} {{#if Urgent}}!!{{/if}} {{#each items}}{{this.n}},{{/each}} {{Input.Title}}"))),
                Variable("name", "String", "A<b>"), Variable("items", "Object", System.Text.Json.Nodes.JsonNode.Parse("""[{"n":1},{"n":2}]"""))),
            new() { ["Title"] = "T", ["Urgent"] = true });

        Assert.Equal(["A<b> & A<b> !! 1,2, T"], _engine.Lines);
    }

    private async Task<string> EvaluateAsync(string script)
    {
        var state = await _engine.RunAsync(Workflow(LineOf("l", script)));
        Assert.True(state.SubStatus == InstanceSubStatus.Finished, state.Incidents.FirstOrDefault()?.Detail);
        return Assert.Single(_engine.Lines);
    }
}
