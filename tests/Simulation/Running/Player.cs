using System.Globalization;
using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Definitions;
using WorkflowCrm.Simulation.Tests.Histories;
using WorkflowCrm.Simulation.Tests.Invariants;

namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>Plays the histories of seeds on a store.</summary>
internal sealed class Player(IBackend backend)
{
    /// <summary>Neighbouring seeds have the same definitions, because it takes as long to make these as to play a history.</summary>
    private const int FamilySize = 32;

    private (long Number, Family Family)? _family;

    /// <summary>How many transactions the histories have committed.</summary>
    public long Transactions { get; private set; }

    /// <summary>Plays a seed's history; null when nothing was wrong with it.</summary>
    public async Task<Failure?> PlayAsync(long seed, Tape? tape = null)
    {
        var number = seed / FamilySize;
        if (_family?.Number != number)
            _family = (number, FamilyMaker.Make(Choices.FromSeed(number), Name(number)));
        var choices = Choices.FromSeed(seed);
        return await TryAsync(_family.Value.Family, choices, tape) is { } violation
            ? new Failure(seed, violation, FamilyChoices(number), choices.Taken)
            : null;
    }

    /// <summary>Plays given choices.</summary>
    /// <param name="name">A name that no other definitions have had on this store.</param>
    public async Task<(Violation? Violation, Family? Family)> PlayAsync(IReadOnlyList<int> family, IReadOnlyList<int> history, string name, Tape? tape = null)
    {
        Family made;
        try
        {
            made = FamilyMaker.Make(Choices.Given(family), name);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return (null, null);
        }

        return (await TryAsync(made, Choices.Given(history), tape), made);
    }

    private async Task<Violation?> TryAsync(Family family, Choices choices, Tape? tape)
    {
        try
        {
            var history = new History(backend, family, choices, tape);
            await history.RunAsync();
            Transactions += history.Transactions;
            return null;
        }
        catch (Violation violation)
        {
            return violation;
        }
    }

    private static string Name(long number) => string.Create(CultureInfo.InvariantCulture, $"f{number}");

    private static IReadOnlyList<int> FamilyChoices(long number)
    {
        var choices = Choices.FromSeed(number);
        FamilyMaker.Make(choices, Name(number));
        return choices.Taken;
    }
}
