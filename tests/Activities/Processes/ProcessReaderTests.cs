using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Activities.Tests.Processes;

public sealed class ProcessReaderTests
{
    private readonly ProcessDescription _process = ProcessReader.Read(Workflows.ArchiveAccess());

    [Fact]
    public void The_archive_request_is_described_as_the_staff_see_it()
    {
        Assert.Equal(("archive-access", "archive-access-1", "客户档案查阅", "档案", "DA"),
            (_process.DefinitionId, _process.VersionId, _process.Name, _process.Category, _process.NumberPrefix));
        Assert.True(_process.CanStart);
        Assert.Empty(_process.StartRoles);
        Assert.Equal(["customer", "scope", "purpose", "manner", "from", "to", "undertaking"], _process.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Its_fields_carry_their_rules()
    {
        Assert.Equal((FieldType.Customer, true), (Field("customer").Type, Field("customer").Required));
        Assert.Equal((FieldType.Choices, 16), (Field("scope").Type, Field("scope").Options.Count));
        Assert.Equal((FieldType.Multiline, 300), (Field("purpose").Type, Field("purpose").MaxLength));
        Assert.Equal(["online", "paper"], Field("manner").Options.Select(option => option.Value));
        Assert.Equal((FieldType.Date, "today"), (Field("from").Type, Field("from").Min));
        Assert.Equal("from", Field("to").NotBefore);
        Assert.Equal((FieldType.Checkbox, true), (Field("undertaking").Type, Field("undertaking").MustBeTrue));
    }

    [Fact]
    public void Labels_are_the_display_names_of_the_inputs_and_have_english_beside_them()
    {
        Assert.Equal("查阅目的", Field("purpose").Label);
        Assert.Equal("Purpose", _process.In("en", Field("purpose").Label));
        Assert.Equal("Contract", _process.In("en", Field("scope").Options[1].Label));
    }

    [Fact]
    public void A_definition_without_our_properties_still_has_a_form()
    {
        var plain = ProcessReader.Read(WorkflowDefinition.Parse(
            """{"id":"v1","definitionId":"d","name":"Leave","inputs":[{"name":"Days","type":"Int32"},{"name":"Paid","type":"Boolean","displayName":"With pay"}]}"""));
        Assert.Equal([("Days", FieldType.Number), ("With pay", FieldType.Checkbox)], plain.Fields.Select(field => (field.Label, field.Type)));
        Assert.Equal("Leave", plain.TitleTemplate);
        Assert.False(plain.CanStart);
    }

    [Fact]
    public void A_property_that_is_not_as_expected_is_named()
    {
        var broken = Workflows.ArchiveAccess().Change(json => json["customProperties"]!["form"]!["purpose"]!["type"] = "essay");
        var problem = Assert.Throws<DefinitionFormatException>(() => ProcessReader.Read(broken));
        Assert.Contains("form.purpose", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_cannot_be_read_does_not_hide_the_others()
    {
        var office = new Office();
        office.Definitions.Versions.Add(Workflows.ArchiveAccess().Change(json =>
        {
            json["id"] = "broken-1";
            json["definitionId"] = "broken";
            json["customProperties"]!["startRoles"] = new JsonObject();
        }));
        var listed = await office.InScopeAsync<IProcesses, IReadOnlyList<ProcessDescription>>(processes => processes.ListAsync(default));
        Assert.Equal(["archive-access", "customer-opinion"], listed.Select(process => process.DefinitionId));
    }

    private FormField Field(string name) => _process.Fields.Single(field => field.Name == name);
}
