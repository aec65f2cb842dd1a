"""Events: ``finding`` decodes them; around it stand what settles an act's status and mode, what is no event, and which acts are one."""
