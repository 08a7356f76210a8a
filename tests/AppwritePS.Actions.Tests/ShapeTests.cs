using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

/// <summary>Where the actions of a file are, and which other steps are told.</summary>
public class ShapeTests
{
    private const string One = "action: appwrite.execute_function_home\ndata: {function_id: one}\n";

    private const string Item = "- action: appwrite.execute_function_home\n  data: {function_id: one}\n";

    [Theory]
    [InlineData("a single action", One)]
    [InlineData("the older word", "service: appwrite.execute_function_home\ndata: {function_id: one}\n")]
    [InlineData("a document with its marks", "%YAML 1.2\n---\n" + One + "...\n")]
    [InlineData("a byte order mark", "\uFEFF" + One)]
    [InlineData("a list", Item)]
    [InlineData("a list in flow style", "[{action: appwrite.execute_function_home, data: {function_id: one}}]")]
    [InlineData("JSON", """{"action": "appwrite.execute_function_home", "data": {"function_id": "one"}}""")]
    [InlineData("an automation", "alias: Garage\ntriggers:\n- trigger: time\n  at: '10:00'\nconditions: []\nactions:\n" + Item)]
    [InlineData("an older automation", "alias: Garage\ntrigger: []\naction:\n" + Item)]
    [InlineData("an automation with a single action", "actions:\n  action: appwrite.execute_function_home\n  data: {function_id: one}\n")]
    [InlineData("an older automation with a single action", "action:\n  service: appwrite.execute_function_home\n  data: {function_id: one}\n")]
    [InlineData("automations", "- id: '1'\n  actions:\n  - action: appwrite.execute_function_home\n    data: {function_id: one}\n- id: '2'\n  action: []\n")]
    [InlineData("a script", "alias: Garage\nmode: single\nsequence:\n" + Item)]
    [InlineData("scripts", "garage:\n  sequence:\n  - action: appwrite.execute_function_home\n    data: {function_id: one}\nempty:\n  sequence: []\n")]
    [InlineData("a configuration", "homeassistant: {}\nautomation:\n- actions:\n  - action: appwrite.execute_function_home\n    data: {function_id: one}\nscript:\n")]
    [InlineData("a configuration with scripts", "script:\n  garage:\n    sequence:\n    - action: appwrite.execute_function_home\n      data: {function_id: one}\n")]
    [InlineData("an action by an alias", "variables:\n- &one {action: appwrite.execute_function_home, data: {function_id: one}}\nactions:\n- *one\n")]
    [InlineData("an action in an empty company", "---\n---\n" + One + "---\n# nothing\n")]
    public void Its_one_action_is_found_in(string shape, string yaml)
    {
        Assert.NotEmpty(shape);
        Assert.Equal("one", Good(yaml).FunctionId!.Value);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_end_of_a_line_will_do(string end)
    {
        var action = Good(WithData("function_body: |\n  a\n  b").Replace("\n", end, StringComparison.Ordinal));

        Assert.Equal("a\nb\n", action.Body!.Value);
        Assert.Equal(new TextPosition(4, 3), action.Body.KeyPosition);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("# a comment\n")]
    [InlineData("---\n...\n---\n")]
    [InlineData("~")]
    [InlineData("[]")]
    [InlineData("actions: []\n")]
    [InlineData("alias: x\nactions:\n")]
    [InlineData("\n\n\n")]
    public void A_file_without_a_step_is_told(string yaml) => Assert.Equal(["1:1 Empty"], Read(yaml).Told());

    [Fact]
    public void Other_steps_are_named_and_not_run()
    {
        var file = Read("""
            alias: Garage
            actions:
              - delay: 5
              - action: light.turn_on
                target: {entity_id: light.garage}
              - condition: state
                entity_id: light.garage
              - "{{ is_state('light.garage', 'on') }}"
              - wait_for_trigger: []
                timeout: 5
              - service: turn_on
              - action: appwrite.execute_function_home
                data: {function_id: one}
              - stop: enough
            """);

        Assert.Equal("one", Assert.Single(file.Actions).FunctionId!.Value);
        Assert.False(file.HasErrors);
        Assert.All(file.Problems, problem => Assert.Equal((ActionRule.StepNotRun, true), (problem.Rule, problem.IsWarning)));
        Assert.Equal(["3:5 delay", "4:5 light.turn_on", "6:5 condition", "8:5 condition", "9:5 wait_for_trigger", "11:5 turn_on", "14:5 stop"], file.Problems.Select(problem => $"{problem.Position} {problem.Arguments[0]}"));
    }

    [Fact]
    public void Actions_that_others_decide_over_are_each_told_and_never_run()
    {
        var file = Read("""
            sequence:
              - choose:
                  - conditions: []
                    sequence:
                      - action: appwrite.execute_function_home
                        data: {function_id: one}
                default:
                  - service: appwrite.execute_function_home
              - if: []
                then: {action: appwrite.execute_function_home}
                else: {action: Appwrite.home_x}
              - repeat:
                  count: 3
                  sequence: [action: appwrite.execute_function_home]
              - parallel:
                  - action: appwrite.execute_function_home
              - sequence:
                  - sequence:
                      - action: appwrite.execute_function_home
            """);

        Assert.Empty(file.Actions);
        Assert.False(file.HasErrors);
        Assert.Equal(
            [
                "2:5 ?StepNotRun", "5:13 ?NestedActionNotRun action", "8:9 ?NestedActionNotRun service", "9:5 ?StepNotRun",
                "10:12 ?NestedActionNotRun action", "11:12 ?NestedActionNotRun action", "12:5 ?StepNotRun",
                "14:18 ?NestedActionNotRun action", "15:5 ?StepNotRun", "16:9 ?NestedActionNotRun action", "17:5 ?StepNotRun",
                "19:13 ?NestedActionNotRun action",
            ],
            file.Told());
        Assert.Equal(["appwrite.execute_function_home", "choose", 2], file.Problems[1].Arguments);
    }

    [Theory]
    [InlineData("just text\n", "1:1 StepNotMapping")]
    [InlineData("- just text\n", "1:3 StepNotMapping")]
    [InlineData("- [a]\n", "1:3 StepNotMapping")]
    [InlineData("-\n", "1:2 StepNotMapping")]
    [InlineData("actions: text\n", "1:10 StepNotMapping")]
    [InlineData("data: {function_id: one}\n", "1:1 StepUnknown")]
    [InlineData("acton: appwrite.execute_function_home\n", "1:1 StepUnknown")]
    [InlineData("service_template: appwrite.execute_function_home\n", "1:1 OldKey service_template")]
    [InlineData("action: [a: b, a: c]\n", "1:10 StepUnknown|1:16 StepUnknown")]
    [InlineData("actions: {delay: 1, delay: 2}\n", "1:10 ?StepNotRun|1:21 DuplicateKey delay")]
    [InlineData("action: light.turn_on\naction: light.turn_off\n", "1:1 ?StepNotRun|2:1 DuplicateKey action")]
    [InlineData("actions: []\nactions: []\n", "2:1 DuplicateKey actions")]
    [InlineData("actions: !include actions.yaml\n", "1:10 Tag")]
    [InlineData("actions: !x []\n", "1:10 Tag actions")]
    [InlineData("actions: *a\n", "1:10 AliasUnknown")]
    [InlineData("*a\n", "1:1 AliasUnknown")]
    [InlineData("a: {sequence: []}\na: {sequence: []}\n", "2:1 DuplicateKey a")]
    public void What_is_no_step_is_told(string yaml, string told) => Assert.Equal(told, string.Join('|', Read(yaml).Told()));

    [Fact]
    public void A_misspelt_action_is_named() => Assert.Equal(["acton"], Read("data: {}\nacton: appwrite.execute_function_home\n").Problems[0].Arguments);

    [Fact]
    public void What_is_wrong_in_a_step_that_is_not_run_stops_nothing_but_what_is_no_YAML()
    {
        var file = Read("- action: light.turn_on\n  data: {a: '{{ b }}', c: !secret d}\n" + Item);

        Assert.Equal(["1:3 ?StepNotRun"], file.Told());
        Assert.True(Assert.Single(file.Actions).IsValid);
    }

    [Fact]
    public void A_document_that_is_no_YAML_leaves_the_ones_before_it()
    {
        var file = Read(One + "---\n\"open\n");

        Assert.Equal(["4:1 Syntax"], file.Told());
        Assert.True(file.HasErrors);
        Assert.True(Assert.Single(file.Actions).IsValid);
    }
}
