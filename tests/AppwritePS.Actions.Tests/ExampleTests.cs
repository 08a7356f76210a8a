using static AppwritePS.Actions.Tests.Reading;

namespace AppwritePS.Actions.Tests;

/// <summary>The payloads that users have.</summary>
public class ExampleTests
{
    public const string Basic = """
        action: appwrite.execute_function_1234560
        data:
          function_id: "send_notification"
          function_method: "POST"
          function_body: '{"message": "Motion detected in garage"}'

        """;

    public const string AllOptions = """
        action: appwrite.execute_function_0987654
        data:
          function_id: "process_image"
          function_body: '{"image_url": "https://example.com/image.jpg"}'
          function_path: "?format=jpg"
          function_headers:
            X-Custom-Header: "value"
          function_scheduled_at: "2025-02-15T06:38:00.000Z"
          function_async: true
          function_method: "POST"

        """;

    [Fact]
    public void The_basic_payload_is_taken_as_it_is()
    {
        var action = Good(Basic);

        Assert.Equal(ActionNameForm.Instance, action.Name!.Value.Form);
        Assert.Equal("1234560", action.Name.Value.Reference);
        Assert.Equal("send_notification", action.FunctionId!.Value);
        Assert.Equal("POST", action.Method);
        Assert.Equal("""{"message": "Motion detected in garage"}""", action.Body!.Value);
        Assert.Equal((new TextPosition(5, 3), new TextPosition(5, 18)), (action.Body.KeyPosition, action.Body.Position));
        Assert.False(action.IsAsync);
        Assert.True(action.IsEnabled && action.IsValid);
        Assert.False(action.ContinueOnError);
        Assert.Null(action.Alias);
        Assert.Null(action.Path);
        Assert.Empty(action.Headers);
    }

    [Fact]
    public void The_one_with_all_options_is_taken_but_for_its_date_which_is_over()
    {
        var file = Read(AllOptions);
        var action = Assert.Single(file.Actions);

        Assert.Equal(["8:26 SchedulePast function_scheduled_at"], file.Told());
        Assert.Equal([new DateTimeOffset(2025, 2, 15, 6, 38, 0, TimeSpan.Zero), Now], file.Problems[0].Arguments);
        Assert.False(action.IsValid);
        Assert.Equal("?format=jpg", action.Path!.Value);
        Assert.Equal("value", Assert.Single(action.Headers).Value);
        Assert.Equal("X-Custom-Header", action.Headers[0].Key);
        Assert.Equal(new TextPosition(7, 5), action.Headers[0].KeyPosition);
        Assert.True(action.IsAsync);
    }

    [Fact]
    public void Another_date_from_the_caller_mends_it()
    {
        var file = Read(AllOptions, replaceSchedule: true);

        Assert.False(file.HasErrors);
        Assert.Empty(file.Problems);
        Assert.True(Assert.Single(file.Actions).IsValid);
    }

    [Fact]
    public void Both_after_each_other_without_a_separator_are_a_key_that_is_there_twice()
    {
        var file = Read(Basic + "\n" + AllOptions);

        Assert.Equal(["7:1 DuplicateKey action", "8:1 DuplicateKey data"], file.Told());
        Assert.Equal(["action", 1, 1], file.Problems[0].Arguments);
        Assert.False(Assert.Single(file.Actions).IsValid);
    }

    [Fact]
    public void With_one_they_are_two_and_one_is_good()
    {
        var file = Read(Basic + "---\n" + AllOptions);

        Assert.Equal([true, false], file.Actions.Select(action => action.IsValid));
        Assert.Empty(file.Actions[0].Problems);
        Assert.Equal(file.Problems, file.Actions[1].Problems);
        Assert.True(file.HasErrors);
    }

    [Fact]
    public void The_lines_of_a_text_from_the_middle_of_something_count_from_there()
    {
        var file = ActionFile.Read(new AppwritePS.Yaml.YamlFormat(), AllOptions, new() { Now = Now, FirstLine = 101, Source = "all.yaml" });

        Assert.Equal(new TextPosition(108, 26), file.Problems[0].Position);
        Assert.Equal("all.yaml", file.Problems[0].Source);
        Assert.Equal(new TextPosition(101, 1), file.Actions[0].Position);
        Assert.Equal("all.yaml", file.Source);
    }
}
