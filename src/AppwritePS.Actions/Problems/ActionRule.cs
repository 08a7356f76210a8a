namespace AppwritePS.Actions;

/// <summary>
/// What can be wrong with an action file. The names are a contract: the layer above uses them as the names of its texts,
/// which it formats with <see cref="ActionProblem.Arguments"/>.
/// </summary>
public enum ActionRule
{
    /// <summary>The text is no YAML. Arguments: 0 what the YAML library says, in its words.</summary>
    Syntax,

    /// <summary>A line is indented with a tab, which YAML does not allow. Arguments: none.</summary>
    Tab,

    /// <summary>
    /// The text has a character that YAML does not allow, or that its versions read in different ways: a control character,
    /// half of a surrogate pair, a line break other than CR and LF. Arguments: 0 the character, as <c>U+0000</c>.
    /// </summary>
    Character,

    /// <summary>
    /// The text is longer than <see cref="YamlLimits.Length"/>; nothing of it was read. Arguments: 0 its length; 1 the
    /// limit, both in characters.
    /// </summary>
    TooLong,

    /// <summary>Mappings and lists lie in each other more often than <see cref="YamlLimits.Depth"/>. Arguments: 0 the limit.</summary>
    TooDeep,

    /// <summary>
    /// The aliases up to this one stand for more than <see cref="YamlLimits.Aliased"/>. Arguments: 0 the alias; 1 the limit.
    /// </summary>
    AliasTooLarge,

    /// <summary>An alias names an anchor that is not there before it. Arguments: 0 the alias.</summary>
    AliasUnknown,

    /// <summary>An alias lies in the very node that it names. Arguments: 0 the alias.</summary>
    AliasInItself,

    /// <summary>What is merged by <c>&lt;&lt;</c> is neither a mapping nor a list of mappings. Arguments: none.</summary>
    MergeNotMapping,

    /// <summary>
    /// A tag: tags give values a meaning that nothing here knows. Arguments: 0 the tag, such as <c>!secret</c>.
    /// </summary>
    Tag,

    /// <summary>
    /// A key is there already. Often a second action without <c>---</c> or <c>- </c> before it. Arguments: 0 the key; 1 the
    /// line and 2 the column of the first one.
    /// </summary>
    DuplicateKey,

    /// <summary>A key is a mapping or a list. Arguments: none.</summary>
    KeyNotText,

    /// <summary>Nothing is there: no action, no other step. Arguments: none.</summary>
    Empty,

    /// <summary>A step is no mapping. Arguments: 0 what it is, a <see cref="YamlKind"/>.</summary>
    StepNotMapping,

    /// <summary>
    /// A mapping has neither <c>action</c> nor anything else that says what kind of step it is. Arguments: 0 its key that
    /// is nearest to <c>action</c>, or empty.
    /// </summary>
    StepUnknown,

    /// <summary>More steps than <see cref="ActionFile.MaximumSteps"/>; the rest was not looked at. Arguments: 0 the limit.</summary>
    TooManySteps,

    /// <summary>
    /// More problems than <see cref="ActionFile.MaximumProblems"/>; the rest is not listed. A warning, unless there is an
    /// error in the rest. Arguments: 0 the limit.
    /// </summary>
    TooManyProblems,

    /// <summary>
    /// A warning: a step that is no Appwrite action is not run. Arguments: 0 what it is, such as <c>delay</c> or
    /// <c>light.turn_on</c>.
    /// </summary>
    StepNotRun,

    /// <summary>
    /// A warning: an Appwrite action in a step that decides whether, when or how often it runs is not run. Arguments: 0 the
    /// action's name; 1 the step it is in, such as <c>choose</c>; 2 that step's line.
    /// </summary>
    NestedActionNotRun,

    /// <summary><c>action</c> and the older <c>service</c> are both there. Arguments: 0 the line of the other one.</summary>
    ActionAndService,

    /// <summary>
    /// The name of an Appwrite action says neither <c>execute_function_INSTANCE</c> nor <c>INSTANCE_FUNCTION</c>.
    /// Arguments: 0 the name.
    /// </summary>
    ActionName,

    /// <summary>A warning: the action's name is not written in lower case. Arguments: 0 the name; 1 as it is meant.</summary>
    ActionNameCase,

    /// <summary>
    /// A key that is not known here. Arguments: 0 the key; 1 the known key that is nearest, or empty; 2 all known keys,
    /// comma separated.
    /// </summary>
    UnknownKey,

    /// <summary>A key that has another name by now. Arguments: 0 the key; 1 the name it has.</summary>
    OldKey,

    /// <summary>A key that must be there is not. Arguments: 0 the key.</summary>
    RequiredKey,

    /// <summary>
    /// A key has no value. The words <c>null</c> and <c>~</c> are that too, unless in quotes. Arguments: 0 the key.
    /// </summary>
    ValueMissing,

    /// <summary>A value is not text. Arguments: 0 the key; 1 what it is, a <see cref="YamlKind"/>.</summary>
    NotText,

    /// <summary>A value is not a mapping. Arguments: 0 the key; 1 what it is, a <see cref="YamlKind"/>.</summary>
    NotMapping,

    /// <summary>
    /// A value is neither <c>true</c> nor <c>false</c>. Arguments: 0 the key; 1 what it is, a <see cref="YamlKind"/>; 2 the
    /// text, or empty.
    /// </summary>
    NotBoolean,

    /// <summary>
    /// A warning: a word that YAML 1.2 does not take for a boolean, or one in quotes, was taken for one. Arguments: 0 the
    /// key; 1 the word; 2 what it was taken for, <c>true</c> or <c>false</c>.
    /// </summary>
    BooleanWord,

    /// <summary>
    /// The body is a mapping or a list. It must be text, such as JSON in quotes, unless <see cref="ActionFileOptions.ConvertBody"/>
    /// makes it that. Arguments: 0 what it is, a <see cref="YamlKind"/>.
    /// </summary>
    BodyNotText,

    /// <summary>A number in the body cannot be written as JSON. Arguments: 0 the number, as written.</summary>
    BodyNumber,

    /// <summary>
    /// The method is none of the seven, or not in upper case. Arguments: 0 the text; 1 the nearest of the seven, or empty; 2
    /// all seven, comma separated.
    /// </summary>
    Method,

    /// <summary>
    /// The schedule is not a date with a time, as in <c>2030-01-31T08:00:00Z</c>. Arguments: 0 the text.
    /// </summary>
    Schedule,

    /// <summary>
    /// The schedule is over, by more than <see cref="ActionFileOptions.ScheduleTolerance"/>. Arguments: 0 the schedule, a
    /// DateTimeOffset; 1 the time it was compared with, likewise.
    /// </summary>
    SchedulePast,

    /// <summary>A schedule and <c>function_async: false</c> exclude each other. Arguments: 0 the line of function_async.</summary>
    ScheduleNotAsync,

    /// <summary>
    /// A template of Home Assistant, which renders it before the action runs; here nobody does. Arguments: 0 how it begins:
    /// <c>{{</c>, <c>{%</c> or <c>{#</c>.
    /// </summary>
    Template,

    /// <summary>
    /// The name of the response variable is no letter or <c>_</c> followed by letters, digits and <c>_</c>, all ASCII.
    /// Arguments: 0 the name.
    /// </summary>
    VariableName,
}
