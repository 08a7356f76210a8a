using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

/// <summary>What stands beside an action's data.</summary>
public class StepTests
{
    [Theory]
    [InlineData("appwrite.execute_function_1234560", ActionNameForm.Instance, "1234560")]
    [InlineData("appwrite.execute_function_My Home.2", ActionNameForm.Instance, "My Home.2")]
    [InlineData("appwrite.home_send_mail", ActionNameForm.InstanceAndFunction, "home_send_mail")]
    public void The_name_says_which_instance(string name, ActionNameForm form, string reference)
    {
        var action = Good($"action: {name}\ndata: {{function_id: one}}\n");

        Assert.Equal((form, reference), (action.Name!.Value.Form, action.Name.Value.Reference));
        Assert.Equal(new TextPosition(1, 9), action.Name.Position);
        Assert.Equal(name, action.Name.Value.Text);
    }

    [Theory]
    [InlineData("action: appwrite.home_send_mail\n")]
    [InlineData("action: appwrite.home_send_mail\ndata:\n")]
    [InlineData("action: appwrite.home_send_mail\ndata: {function_method: PUT}\n")]
    public void A_name_with_the_function_in_it_needs_no_id(string yaml) => Assert.Null(Good(yaml).FunctionId);

    [Theory]
    [InlineData("appwrite.execute_function_")]
    [InlineData("appwrite.execute_function")]
    [InlineData("appwrite.")]
    [InlineData("appwrite.home")]
    [InlineData("appwrite.home_")]
    [InlineData("appwrite._mail")]
    public void A_name_that_says_too_little_is_told(string name)
    {
        var file = Read($"action: {name}\ndata: {{function_id: one}}\n");

        Assert.Equal(["1:9 ActionName action"], file.Told());
        Assert.Equal([name], file.Problems[0].Arguments);
        Assert.Null(Assert.Single(file.Actions).Name);
    }

    [Fact]
    public void A_name_in_another_case_is_taken_and_told()
    {
        var file = Read("action: Appwrite.Execute_Function_Home\ndata: {function_id: one}\n");

        Assert.Equal(["1:9 ?ActionNameCase action"], file.Told());
        Assert.Equal(["Appwrite.Execute_Function_Home", "appwrite.execute_function_Home"], file.Problems[0].Arguments);
        Assert.Equal("Home", Assert.Single(file.Actions).Name!.Value.Reference);
        Assert.True(file.Actions[0].IsValid);
    }

    [Fact]
    public void What_stands_beside_the_data_is_read()
    {
        var action = Good("""
            action: appwrite.execute_function_home
            alias: Tell {{ everyone }}
            enabled: true
            continue_on_error: true
            response_variable: answer
            id: '17'
            metadata: {a: '{{ b }}'}
            target: {}
            data: {function_id: one}
            """);

        Assert.Equal("Tell {{ everyone }}", action.Alias);
        Assert.True(action.IsEnabled);
        Assert.True(action.ContinueOnError);
        Assert.Equal(("answer", new TextPosition(5, 20)), (action.ResponseVariable!.Value, action.ResponseVariable.Position));
    }

    [Fact]
    public void A_disabled_action_is_there_and_what_is_wrong_with_it_is_a_warning()
    {
        var file = Read("action: appwrite.execute_function_home\nenabled: false\ndata: {function_path: '{{ x }}'}\n");

        Assert.Equal(["3:1 ?RequiredKey function_id", "3:23 ?Template function_path"], file.Told());
        Assert.False(file.HasErrors);
        var action = Assert.Single(file.Actions);
        Assert.False(action.IsEnabled);
        Assert.True(action.IsValid);
    }

    [Theory]
    [InlineData("service: appwrite.execute_function_home", "4:1 ActionAndService service")]
    [InlineData("data_template: {}", "4:1 OldKey data_template")]
    [InlineData("alais: x", "4:1 UnknownKey alais")]
    [InlineData("entity_id: x", "4:1 UnknownKey entity_id")]
    [InlineData("enabled: '{{ x }}'", "4:10 Template enabled")]
    [InlineData("enabled: {{ x }}", "4:10 Template enabled")]
    [InlineData("enabled: maybe", "4:10 NotBoolean enabled")]
    [InlineData("enabled: [true]", "4:10 NotBoolean enabled")]
    [InlineData("enabled:", "4:1 ValueMissing enabled")]
    [InlineData("continue_on_error: yes", "4:20 ?BooleanWord continue_on_error")]
    [InlineData("continue_on_error: 1", "4:20 NotBoolean continue_on_error")]
    [InlineData("response_variable: env:PATH", "4:20 VariableName response_variable")]
    [InlineData("response_variable: \"a\\n\"", "4:20 VariableName response_variable")]
    [InlineData("response_variable: grün", "4:20 VariableName response_variable")]
    [InlineData("response_variable: [a]", "4:20 NotText response_variable")]
    [InlineData("alias: !secret x", "")]
    [InlineData("response_variable: !secret x", "4:20 Tag response_variable")]
    [InlineData("? [a]\n: b", "4:3 KeyNotText")]
    [InlineData("<<: 5", "4:1 MergeNotMapping <<")]
    [InlineData("<<: {alias: a}\n<<: {alias: b}", "5:1 DuplicateKey <<")]
    public void What_is_wrong_beside_the_data_is_told(string lines, string told) =>
        Assert.Equal(told, string.Join('|', Read("action: appwrite.execute_function_home\ndata:\n  function_id: one\n" + lines + "\n").Told()));

    [Theory]
    [InlineData("action: '{{ x }}'\n", "1:1 RequiredKey function_id|1:9 Template action")]
    [InlineData("action: \"{{ 'appwrite' }}.home_x\"\n", "1:1 RequiredKey function_id|1:9 Template action")]
    [InlineData("action: appwrite.execute_function_{{ x }}\n", "1:1 RequiredKey function_id|1:9 Template action")]
    [InlineData("action: light.{{ x }}\n", "1:1 ?StepNotRun")]
    [InlineData("action:\n", "1:1 ValueMissing action|1:1 RequiredKey function_id")]
    [InlineData("action: *a\n", "1:1 RequiredKey function_id|1:9 AliasUnknown")]
    public void A_name_that_cannot_be_told_is_an_error(string yaml, string told) => Assert.Equal(told, string.Join('|', Read(yaml).Told()));
}
