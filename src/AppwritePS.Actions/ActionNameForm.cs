namespace AppwritePS.Actions;

/// <summary>What the name of an Appwrite action says.</summary>
public enum ActionNameForm
{
    /// <summary><c>appwrite.execute_function_INSTANCE</c>; the data names the function.</summary>
    Instance,

    /// <summary><c>appwrite.INSTANCE_FUNCTION</c>, the function's id as a slug; the data need not name it.</summary>
    InstanceAndFunction,
}
