export default { messages: {} as Record<string, string> };
