using Jint.Native;
using Jint.Native.Function;
using Jint.Runtime;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>
/// The functions of dates, with bounds: the interpreter counts years and months one by one, for minutes if one lets it, and
/// miscounts negative months. Here every month is brought into its year first.
/// </summary>
internal sealed class DateLimits(BoundFunctions functions)
{
    private const double MaximumYears = 10_000;
    private const int Months = 12;

    public void Apply()
    {
        var dates = functions.Engine.Date.PrototypeObject;
        foreach (var kind in new[] { "", "UTC" })
        {
            var (getYear, getDay) = (dates.Get($"get{kind}FullYear").As<FunctionInstance>(), dates.Get($"get{kind}Date").As<FunctionInstance>());
            var setYear = dates.Get($"set{kind}FullYear").As<FunctionInstance>();
            functions.Wrap(dates, $"set{kind}FullYear", (original, self, arguments) => original.Call(self, Bound(arguments)));
            functions.Wrap(dates, $"set{kind}Month", (_, self, arguments) =>
            {
                var month = arguments.Length > 0 ? arguments[0] : JsValue.Undefined;
                var day = arguments.Length > 1 ? arguments[1] : getDay.Call(self, []);
                return setYear.Call(self, Bound([getYear.Call(self, []), month, day]));
            });
        }

        dates.RemoveOwnProperty("setYear");
        functions.Wrap(functions.Engine.Date, "UTC", (original, self, arguments) => original.Call(self, Bound(arguments)));
    }

    /// <summary>Year, month and what follows, with the month between 0 and 11.</summary>
    /// <exception cref="ScriptLimitException">The year is out of all bounds.</exception>
    public static JsValue[] Bound(JsValue[] arguments)
    {
        // Read once: a value that gives another number at the second reading would pass otherwise.
        var numbers = arguments.Select(TypeConverter.ToNumber).ToArray();
        if (numbers.Length > 1 && double.IsFinite(numbers[1]))
        {
            var month = Math.Truncate(numbers[1]);
            numbers[0] += Math.Floor(month / Months);
            numbers[1] = month - (Math.Floor(month / Months) * Months);
        }

        return numbers.Length > 0 && Math.Abs(numbers[0]) > MaximumYears
            ? throw new ScriptLimitException($"The year {numbers[0]} is not available; years up to {MaximumYears} are.")
            : [.. numbers.Select(number => new JsValue(number))];
    }
}
