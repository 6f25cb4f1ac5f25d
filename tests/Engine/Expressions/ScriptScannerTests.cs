using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Expressions.JavaScript;

namespace WorkflowCrm.Engine.Tests.Expressions;

public sealed class ScriptScannerTests
{
    [Theory]
    [InlineData("x => x", 1, 3, "Arrow functions")]
    [InlineData("var a = 1;\n  class B {}", 2, 3, "Classes")]
    [InlineData("f(...args)", 1, 3, "Spread")]
    [InlineData("a ?? b", 1, 3, "??")]
    [InlineData("a?.b", 1, 2, "Optional chaining")]
    [InlineData("2 ** 3", 1, 3, "Math.pow")]
    [InlineData("let {a} = b", 1, 1, "Destructuring")]
    [InlineData("for (var x of list) {}", 1, 12, "for…of")]
    [InlineData("tag`x`", 1, 4, "Tagged")]
    [InlineData("await f()", 1, 1, "nothing to await")]
    [InlineData("/a/u", 1, 1, "flags")]
    [InlineData("10n", 1, 1, "digits only")]
    [InlineData("`abc${x}", 1, 1, "does not end")]
    [InlineData("`abc${x", 1, 8, "does not end")]
    [InlineData("'abc", 1, 1, "does not end")]
    [InlineData("let x = 1; if (x) { let x = 2; f(x); } x", 1, 25, "declared again")]
    public void Newer_syntax_is_refused_with_its_place_and_a_sentence(string script, int line, int column, string reason)
    {
        var refusal = Assert.Throws<ExpressionException>(() => ParsedScript.Parse(script));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (refusal.Line, refusal.Column));
    }

    [Theory]
    [InlineData("var a = ;", 1, 9)]
    [InlineData("const text = `one ${1 + 1}\n two`;\nlet b = ;", 3, 9)]
    [InlineData("`${ `in ${ 1 + } ner` }`", 1, 16)]
    [InlineData("let a = /x/g, b = (;", 1, 20)]
    public void A_mistake_is_reported_where_its_author_made_it(string script, int line, int column)
    {
        var mistake = Assert.Throws<ExpressionException>(() => ParsedScript.Parse(script));

        Assert.Equal((line, column), (mistake.Line, mistake.Column));
    }

    [Theory]
    [InlineData("'let x => ${y} `class`'")]
    [InlineData("// let x => `\n1")]
    [InlineData("/* ... ?? ` */ 1")]
    [InlineData("/=>`/.test('x')")]
    [InlineData("/[/`]/.test('x')")]
    [InlineData("var o = {class: 1, let: 2}; o.class + o.let")]
    [InlineData("1 / 2 / 3")]
    [InlineData("var a = [1], g = 1; a[0] / 2 / g")]
    [InlineData("a = true?.5:1")]
    [InlineData("for (let i = 0; i < 2; i++) {} for (let i = 0; i < 2; i++) {}")]
    [InlineData("function f() { let x = 1; return x; } let x = 2; f() + x")]
    public void What_only_looks_like_newer_syntax_is_let_through(string script) => Assert.NotNull(ParsedScript.Parse(script));

    [Theory]
    [InlineData(30_000, "(")]
    [InlineData(30_000, "!")]
    [InlineData(8_000, "a?1:")]
    [InlineData(10_000, "1+")]
    [InlineData(5_000, "if(1)")]
    [InlineData(30_000, "[")]
    [InlineData(4_000, "`${")]
    public void A_script_made_to_exhaust_the_stack_is_refused(int times, string part)
    {
        var script = string.Concat(Enumerable.Repeat(part, times));

        Assert.Throws<ExpressionException>(() => ParsedScript.Parse(script.Length > 32_000 ? script[..32_000] : script));
    }
}
