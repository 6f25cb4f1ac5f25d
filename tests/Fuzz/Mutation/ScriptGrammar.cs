namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>Makes scripts: statements, expressions and calls of everything that a script can reach, with values that hurt.</summary>
internal sealed class ScriptGrammar(Random random)
{
    private static readonly string[] s_values =
    [
        "0", "1", "-1", "1e9", "4294967295", "4294967296", "0.5", "1e308 * 10", "0 / 0", "-0", "''", "'abc'", "'中🀄'", "'\\ud800'", "`t${1}`", "null", "undefined", "true", "[]", "[1, 2, 3]", "[,1]",
        "{}", "({a: 1, b: {c: [1]}})", "function () { return arguments; }", "function (a, b) { return a > b ? 1 : -1; }", "/a+/g", "new Date()", "new Date(NaN)", "Math", "JSON", "this", "arguments",
        "new Error('e')", "({toString: function () { return 'x'; }})", "({valueOf: function () { throw 1; }})", "({length: 5})", "({length: 1e12})", "new Array(1e8)", "Object.create(null)", "'x'.repeat(9999)",
        "String.prototype", "new String('s')", "new Number(5)", "new Boolean(false)", "({get a() { return 1; }, toJSON: function () { return this; }})", "a", "b", "c",
    ];

    private static readonly string[] s_functions =
    [
        "getVariable", "setVariable", "getInput", "getList", "setValue", "getValue", "getAmount", "getInputTitle", "getNobody", "getLastResult", "getOutputFrom", "setOutcome", "setOutcomes", "setCorrelationId",
        "setWorkflowInstanceName", "toJson", "isNullOrEmpty", "isNullOrWhiteSpace", "newGuid", "newGuidString", "newShortGuid", "parseGuid", "getGuidString", "getShortGuid", "bytesToString", "bytesFromString",
        "bytesToBase64", "bytesFromBase64", "stringToBase64", "stringFromBase64", "parseInt", "parseFloat", "isNaN", "isFinite", "encodeURIComponent", "decodeURIComponent", "encodeURI", "decodeURI", "escape", "unescape",
        "String", "Number", "Boolean", "Array", "Object", "Date", "RegExp", "Error", "new RegExp", "new Array", "new Object", "new Date", "new Error", "String.fromCharCode", "Array.isArray", "Array.from", "Array.of",
        "Object.keys", "Object.create", "Object.assign", "Object.entries", "Object.values", "Object.fromEntries", "Object.freeze", "Object.seal", "Object.getPrototypeOf", "Object.defineProperty", "Object.getOwnPropertyNames",
        "Object.getOwnPropertyDescriptor", "Object.defineProperties", "Object.preventExtensions", "Date.parse", "Date.UTC", "Date.now", "JSON.stringify", "JSON.parse", "Math.max", "Math.min", "Math.pow", "Math.round", "Math.sqrt", "Math.trunc",
    ];

    private static readonly string[] s_methods =
    [
        "join", "concat", "map", "filter", "forEach", "reduce", "reduceRight", "sort", "slice", "splice", "push", "pop", "shift", "unshift", "reverse", "indexOf", "lastIndexOf", "some", "every", "find", "findIndex", "includes", "fill",
        "flat", "flatMap", "toString", "toLocaleString", "valueOf", "hasOwnProperty", "charAt", "charCodeAt", "substring", "substr", "split", "replace", "replaceAll", "match", "search", "toUpperCase", "toLowerCase", "trim", "trimStart",
        "trimEnd", "padStart", "padEnd", "repeat", "startsWith", "endsWith", "localeCompare", "toFixed", "toPrecision", "toExponential", "getTime", "setTime", "toISOString", "toJSON", "getFullYear", "setFullYear", "setMonth", "toDateString",
        "call", "apply", "bind", "exec", "test", "isPrototypeOf", "propertyIsEnumerable", "nobody", "constructor", "getTimezoneOffset", "setHours", "toUTCString", "toLocaleDateString",
    ];

    private static readonly string[] s_operators =
        ["+", "-", "*", "/", "%", "==", "===", "!=", "<", ">", "<=", ">=", "&&", "||", "&", "|", "^", "<<", ">>", ">>>", "in", "instanceof", ","];

    private int _depth;

    public string Program() => $"var a = {Value()}, b = {Value()}, c = {Value()}, d = {Value()};\n" + string.Join(random.Next(2) == 0 ? "\n" : " ", Enumerable.Range(0, random.Next(1, 6)).Select(_ => Statement()));

    private string Statement()
    {
        if (++_depth > 5)
        {
            _depth--;
            return Expression() + ";";
        }

        var made = random.Next(16) switch
        {
            0 => $"var {Name()} = {Expression()};",
            1 => $"let {Name()} = {Expression()};",
            2 => $"const {Name()} = {Expression()};",
            3 => $"if ({Expression()}) {{ {Statement()} }} else {Statement()}",
            4 => $"for (let i = 0; i < {Value()}; i++) {{ {Statement()} }}",
            5 => $"for (var k in {Expression()}) {{ {Statement()} }}",
            6 => $"while ({Expression()}) {{ {Statement()} break; }}",
            7 => $"try {{ {Statement()} }} catch (e) {{ {Statement()} }} finally {{ {Statement()} }}",
            8 => $"switch ({Expression()}) {{ case {Value()}: {Statement()} break; default: {Statement()} }}",
            9 => $"function {Name()}({Name()}) {{ {Statement()} return {Expression()}; }}",
            10 => $"throw {Expression()};",
            11 => $"return {Expression()};",
            12 => $"{Name()} {(random.Next(2) == 0 ? "+=" : "=")} {Expression()};",
            13 => $"{Name()}.{s_methods[random.Next(s_methods.Length)]} = {Expression()};",
            14 => $"do {{ {Statement()} }} while ({Value()} > 1)",
            _ => Expression() + ";",
        };
        _depth--;
        return made;
    }

    private string Expression()
    {
        if (++_depth > 8)
        {
            _depth--;
            return Value();
        }

        var made = random.Next(13) switch
        {
            0 or 1 => Value(),
            2 => $"({Expression()} {s_operators[random.Next(s_operators.Length)]} {Expression()})",
            3 or 4 => $"{s_functions[random.Next(s_functions.Length)]}({Arguments()})",
            5 or 6 or 7 => $"({Expression()}).{s_methods[random.Next(s_methods.Length)]}({Arguments()})",
            8 => $"({Expression()} ? {Expression()} : {Expression()})",
            9 => $"`a${{{Expression()}}}b${{{Expression()}}}`",
            10 => $"[{Arguments()}]",
            11 when random.Next(10) == 0 => random.Next(2) == 0 ? $"({Name()} => {Expression()})" : $"(({Name()}, {Name()}) => {{ {Statement()} }})",
            _ => $"({Expression()})[{Expression()}]",
        };
        _depth--;
        return made;
    }

    private string Arguments() => string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Expression()));

    private string Value() => s_values[random.Next(s_values.Length)];

    private string Name() => ((char)('a' + random.Next(4))).ToString();
}
